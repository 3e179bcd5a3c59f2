/** Tests of the index in memory. */
@NullMarked
package dev.gatehouse.permission.index;

import org.jspecify.annotations.NullMarked;
