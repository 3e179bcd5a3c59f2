/** Tells a person what went wrong. */
@NullMarked
package dev.gatehouse.pages.error;

import org.jspecify.annotations.NullMarked;
