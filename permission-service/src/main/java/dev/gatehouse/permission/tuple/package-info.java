/** Relation tuples as values, and where they are kept: tuples, their change log and the revision that orders both. */
@NullMarked
package dev.gatehouse.permission.tuple;

import org.jspecify.annotations.NullMarked;
