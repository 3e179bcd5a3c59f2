/** Signing in. */
@NullMarked
package dev.gatehouse.identity.login;

import org.jspecify.annotations.NullMarked;
