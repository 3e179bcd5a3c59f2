/** Starts, kills and stops Gatehouse as an operator does: processes of the built jars, told what to do by their environment. */
@NullMarked
package dev.gatehouse.endtoend.server;

import org.jspecify.annotations.NullMarked;
