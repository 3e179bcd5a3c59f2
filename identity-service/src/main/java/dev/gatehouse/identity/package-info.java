/** Identities, credentials, sessions and self-service flows. */
@NullMarked
package dev.gatehouse.identity;

import org.jspecify.annotations.NullMarked;
