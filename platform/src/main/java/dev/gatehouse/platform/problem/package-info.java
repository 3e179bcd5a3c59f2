/** One problem type and one renderer for everything that a caller is told when a request is refused. */
@NullMarked
package dev.gatehouse.platform.problem;

import org.jspecify.annotations.NullMarked;
