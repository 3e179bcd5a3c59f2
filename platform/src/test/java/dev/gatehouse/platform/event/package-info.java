/** Tests of the package. */
@NullMarked
package dev.gatehouse.platform.event;

import org.jspecify.annotations.NullMarked;
