/**
 * The tuples of a project in memory: numbered names, edges in sorted arrays, and what was written since on top of them. Kept
 * current from the change log.
 */
@NullMarked
package dev.gatehouse.permission.index;

import org.jspecify.annotations.NullMarked;
