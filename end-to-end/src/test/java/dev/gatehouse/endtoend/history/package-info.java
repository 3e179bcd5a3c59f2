/** What several clients saw at the same time, and whether one server that does one thing after the other could have shown them that. */
@NullMarked
package dev.gatehouse.endtoend.history;

import org.jspecify.annotations.NullMarked;
