/** Stands for a library that is on no class path of ours, so that its use can be shown. */
@NullMarked
package org.joda.time;

import org.jspecify.annotations.NullMarked;
