/** Bodies and pages. */
@NullMarked
package dev.gatehouse.identity.wire;

import org.jspecify.annotations.NullMarked;
