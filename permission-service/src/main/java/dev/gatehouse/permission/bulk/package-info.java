/** Brings tuples in and out in bulk, as lines of JSON that are never held all at once. */
@NullMarked
package dev.gatehouse.permission.bulk;

import org.jspecify.annotations.NullMarked;
