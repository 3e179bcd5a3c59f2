/** Looks at more of a graph than one answer needs: everything a set is made of, and how it comes to its members. */
@NullMarked
package dev.gatehouse.permission.explore;

import org.jspecify.annotations.NullMarked;
