/** The OAuth 2.0 and OpenID Connect server: clients, keys, tokens. */
@NullMarked
package dev.gatehouse.oauth2;

import org.jspecify.annotations.NullMarked;
