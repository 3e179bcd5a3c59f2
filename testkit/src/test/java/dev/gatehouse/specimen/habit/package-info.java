/** Has a bad habit. */
@NullMarked
package dev.gatehouse.specimen.habit;

import org.jspecify.annotations.NullMarked;
