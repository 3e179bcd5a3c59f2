/** The signed statement by which the gateway tells a service what it decided about a request. */
@NullMarked
package dev.gatehouse.platform.assertion;

import org.jspecify.annotations.NullMarked;
