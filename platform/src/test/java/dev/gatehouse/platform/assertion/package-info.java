/** Tests of the package. */
@NullMarked
package dev.gatehouse.platform.assertion;

import org.jspecify.annotations.NullMarked;
