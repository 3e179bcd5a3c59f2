/** Removal of what has expired. */
@NullMarked
package dev.gatehouse.identity.cleanup;

import org.jspecify.annotations.NullMarked;
