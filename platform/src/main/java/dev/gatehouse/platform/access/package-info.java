/** Who is calling, with which rights, for which tenant: what the gateway decided about a request. */
@NullMarked
package dev.gatehouse.platform.access;

import org.jspecify.annotations.NullMarked;
