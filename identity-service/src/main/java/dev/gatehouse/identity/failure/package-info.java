/** Errors kept for the page that shows them to a browser (identity.md §3.4). */
@NullMarked
package dev.gatehouse.identity.failure;

import org.jspecify.annotations.NullMarked;
