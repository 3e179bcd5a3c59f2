/** Relation tuples: check, list and write (Zanzibar). */
@NullMarked
package dev.gatehouse.permission;

import org.jspecify.annotations.NullMarked;
