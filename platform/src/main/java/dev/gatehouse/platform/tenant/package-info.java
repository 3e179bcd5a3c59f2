/** Projects as tenants: their ids, and the argument that every decision and every store takes first. */
@NullMarked
package dev.gatehouse.platform.tenant;

import org.jspecify.annotations.NullMarked;
