/** Identities and the administrator's API. */
@NullMarked
package dev.gatehouse.identity.directory;

import org.jspecify.annotations.NullMarked;
