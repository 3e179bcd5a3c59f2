/** Reaches over the border of the module. */
@NullMarked
package dev.gatehouse.specimen.border;

import org.jspecify.annotations.NullMarked;
