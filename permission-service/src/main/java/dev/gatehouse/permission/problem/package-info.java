/** The words in which requests about relation tuples are refused. */
@NullMarked
package dev.gatehouse.permission.problem;

import org.jspecify.annotations.NullMarked;
