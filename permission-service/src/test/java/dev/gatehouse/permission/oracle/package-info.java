/** Holds every evaluator against one that is slow and plain. */
@NullMarked
package dev.gatehouse.permission.oracle;

import org.jspecify.annotations.NullMarked;
