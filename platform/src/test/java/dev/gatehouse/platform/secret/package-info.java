/** Tests of the package. */
@NullMarked
package dev.gatehouse.platform.secret;

import org.jspecify.annotations.NullMarked;
