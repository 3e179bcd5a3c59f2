/** Where a person ends up when nobody said where to go. */
@NullMarked
package dev.gatehouse.pages.welcome;

import org.jspecify.annotations.NullMarked;
