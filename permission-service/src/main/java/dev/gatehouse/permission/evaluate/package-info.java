/** Evaluates what follows from a graph of tuples by the rules of a model. */
@NullMarked
package dev.gatehouse.permission.evaluate;

import org.jspecify.annotations.NullMarked;
