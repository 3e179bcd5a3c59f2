/** The change log of tuples after it was written: how long it is kept. */
@NullMarked
package dev.gatehouse.permission.change;

import org.jspecify.annotations.NullMarked;
