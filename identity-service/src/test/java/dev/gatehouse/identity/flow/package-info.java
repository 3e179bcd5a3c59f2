/** What flows share. */
@NullMarked
package dev.gatehouse.identity.flow;

import org.jspecify.annotations.NullMarked;
