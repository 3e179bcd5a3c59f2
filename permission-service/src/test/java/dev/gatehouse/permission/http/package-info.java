/** The service over HTTP, as the gateway calls it. */
@NullMarked
package dev.gatehouse.permission.http;

import org.jspecify.annotations.NullMarked;
