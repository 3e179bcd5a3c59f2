package dev.gatehouse.permission.explain;

import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.tuple.RelationTuple;

/**
 * How a check comes to its answer.
 *
 * @param answer what the check answers
 * @param revision of the project's tuples
 * @param depth how many tuples may follow one another
 */
record Explanation(RelationTuple question, Answer answer, Step tree, long revision, int depth) {}
