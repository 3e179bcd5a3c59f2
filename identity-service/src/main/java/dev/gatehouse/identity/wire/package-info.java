/** What the HTTP surface of this service shares: bodies, queries, pages and cookies. */
@NullMarked
package dev.gatehouse.identity.wire;

import org.jspecify.annotations.NullMarked;
