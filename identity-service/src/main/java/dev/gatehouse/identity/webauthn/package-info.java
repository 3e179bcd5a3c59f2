/** The script that pages load for security keys (identity.md §13.5). */
@NullMarked
package dev.gatehouse.identity.webauthn;

import org.jspecify.annotations.NullMarked;
