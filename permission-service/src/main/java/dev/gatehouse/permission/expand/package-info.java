/** Shows who has a relation to an object as a tree of the sets it comes from. */
@NullMarked
package dev.gatehouse.permission.expand;

import org.jspecify.annotations.NullMarked;
