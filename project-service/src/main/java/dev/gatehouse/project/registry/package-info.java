/** Projects and their revisions: making, reading and changing them. */
@NullMarked
package dev.gatehouse.project.registry;

import org.jspecify.annotations.NullMarked;
