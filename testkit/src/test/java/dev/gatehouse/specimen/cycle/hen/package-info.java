/** Needs the egg. */
@NullMarked
package dev.gatehouse.specimen.cycle.hen;

import org.jspecify.annotations.NullMarked;
