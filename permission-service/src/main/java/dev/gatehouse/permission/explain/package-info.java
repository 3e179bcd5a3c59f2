/** Tells how a check comes to its answer. */
@NullMarked
package dev.gatehouse.permission.explain;

import org.jspecify.annotations.NullMarked;
