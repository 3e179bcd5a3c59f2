/** Protection of browser flows against forged requests (identity.md §4). */
@NullMarked
package dev.gatehouse.identity.csrf;

import org.jspecify.annotations.NullMarked;
