/** Breaks no rule, although each rule has something to look at. */
@NullMarked
package dev.gatehouse.specimen.proper;

import org.jspecify.annotations.NullMarked;
