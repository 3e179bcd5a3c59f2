/** Needs the hen. */
@NullMarked
package dev.gatehouse.specimen.cycle.egg;

import org.jspecify.annotations.NullMarked;
