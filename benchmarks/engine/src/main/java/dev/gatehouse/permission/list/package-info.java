/** Measures lists. */
@NullMarked
package dev.gatehouse.permission.list;

import org.jspecify.annotations.NullMarked;
