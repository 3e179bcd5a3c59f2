/** Tests of the package. */
@NullMarked
package dev.gatehouse.platform.job;

import org.jspecify.annotations.NullMarked;
