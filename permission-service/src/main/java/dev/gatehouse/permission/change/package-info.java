/** The change log of tuples after it was written: who follows it, and how long it is kept. */
@NullMarked
package dev.gatehouse.permission.change;

import org.jspecify.annotations.NullMarked;
