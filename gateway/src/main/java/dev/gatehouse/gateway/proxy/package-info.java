/** The gateway as a process of its own: forwards admitted requests to the services, with an assertion of what was decided. */
@NullMarked
package dev.gatehouse.gateway.proxy;

import org.jspecify.annotations.NullMarked;
