/** Decides which project a request is for and whether its credential suffices, then hands it on. */
@NullMarked
package dev.gatehouse.gateway;

import org.jspecify.annotations.NullMarked;
