/** Errors of pages. */
@NullMarked
package dev.gatehouse.identity.failure;

import org.jspecify.annotations.NullMarked;
