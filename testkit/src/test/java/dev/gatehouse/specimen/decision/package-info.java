/** Decides, and knows more than it should. */
@NullMarked
package dev.gatehouse.specimen.decision;

import org.jspecify.annotations.NullMarked;
