/** All services in one process: wiring, no behaviour. */
@NullMarked
package dev.gatehouse.standalone;

import org.jspecify.annotations.NullMarked;
