/** Creates and deletes relation tuples, one by one, by list and by filter. */
@NullMarked
package dev.gatehouse.permission.write;

import org.jspecify.annotations.NullMarked;
