/**
 * Evaluates what follows from a graph of tuples by the rules of a model.
 *
 * <p>A name of an object ({@code doc:a#view}) has a subject as a member if a tuple says so directly; if the subject is a member
 * of a set that a tuple puts into it; or, for a permission, if its rewrite says so of other names of the same object or, over a
 * traversal, of other objects. In strict mode tuples under the name of a permission do not count, nor do those with subjects of
 * types that are not declared.
 *
 * <p>How far away a name is, is the least number of tuples on any way to it that leads on from no name which has the subject
 * directly; computed names cost nothing. What is as far as the depth of the request, or farther, is unknown. The names in reach
 * make a system of equations, whose well-founded model in three values is the answer: a cycle of tuples alone makes nobody a
 * member, and what rests on its own negation is unknown, as is what rests on unknown conditions.
 *
 * <p>Only the answer is worked out here, and as early as it is certain: what cannot matter any more is never looked at, and in
 * what order things followed is not kept. Whoever has to tell how an answer comes about, or of all subjects at once, needs just
 * that, and finds it in package {@code explore}.
 */
@NullMarked
package dev.gatehouse.permission.evaluate;

import org.jspecify.annotations.NullMarked;
