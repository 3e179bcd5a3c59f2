/**
 * Looks at more of a graph than one answer needs: everything a set is made of, and how it comes to its members.
 *
 * <p>What a model means is defined in package {@code evaluate}, which answers checks and drops all it does not need for that. Here
 * everything is kept, at many times the cost, and is solved in the order in which it follows: for explanations and lists. The
 * answer of a check is never taken from here; tests hold both to each other in random worlds.
 */
@NullMarked
package dev.gatehouse.permission.explore;

import org.jspecify.annotations.NullMarked;
