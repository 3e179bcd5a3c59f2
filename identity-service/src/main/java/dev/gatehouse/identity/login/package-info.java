/** Signing in (identity.md §7). */
@NullMarked
package dev.gatehouse.identity.login;

import org.jspecify.annotations.NullMarked;
