/** Requests to addresses that people of projects name: with deadlines, and never into the installation's own network. */
@NullMarked
package dev.gatehouse.platform.outgoing;

import org.jspecify.annotations.NullMarked;
