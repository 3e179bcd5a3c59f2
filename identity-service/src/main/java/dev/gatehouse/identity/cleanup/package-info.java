/** Removes what has expired, so that no table grows without end. */
@NullMarked
package dev.gatehouse.identity.cleanup;

import org.jspecify.annotations.NullMarked;
