/** A project's tuples at one revision, seen as a graph, wherever they are read from. */
@NullMarked
package dev.gatehouse.permission.graph;

import org.jspecify.annotations.NullMarked;
