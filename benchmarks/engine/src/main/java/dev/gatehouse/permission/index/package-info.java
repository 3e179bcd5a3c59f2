/** Benchmarks of the index and of what is evaluated on it; in this package, since the index is nobody else's business. */
@NullMarked
package dev.gatehouse.permission.index;

import org.jspecify.annotations.NullMarked;
