/** Tests of relation tuples and contexts as JSON and as query parameters. */
@NullMarked
package dev.gatehouse.permission.wire;

import org.jspecify.annotations.NullMarked;
