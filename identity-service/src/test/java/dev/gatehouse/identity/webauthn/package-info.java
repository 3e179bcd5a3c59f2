/** The script for security keys. */
@NullMarked
package dev.gatehouse.identity.webauthn;

import org.jspecify.annotations.NullMarked;
