/** Authenticates clients, issues access tokens and tells resource servers about them (RFC 6749, RFC 7662). */
@NullMarked
package dev.gatehouse.oauth2.token;

import org.jspecify.annotations.NullMarked;
