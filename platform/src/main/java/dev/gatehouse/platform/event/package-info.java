/** Facts stored in the transaction that made them true, delivered at least once to those who follow. */
@NullMarked
package dev.gatehouse.platform.event;

import org.jspecify.annotations.NullMarked;
