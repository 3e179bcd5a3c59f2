/** Renders pages and says what a browser may do with them. */
@NullMarked
package dev.gatehouse.pages.page;

import org.jspecify.annotations.NullMarked;
