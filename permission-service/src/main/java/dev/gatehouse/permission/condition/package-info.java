/** Conditions of tuples: expressions that have to hold for a tuple to count. */
@NullMarked
package dev.gatehouse.permission.condition;

import org.jspecify.annotations.NullMarked;
