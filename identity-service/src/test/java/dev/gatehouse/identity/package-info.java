/** The identity service as a whole: what it is like over HTTP. */
@NullMarked
package dev.gatehouse.identity;

import org.jspecify.annotations.NullMarked;
