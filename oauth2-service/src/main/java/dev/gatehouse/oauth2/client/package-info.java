/** Registered clients: their metadata, its rules, and their secrets (RFC 7591, OpenID Connect Registration). */
@NullMarked
package dev.gatehouse.oauth2.client;

import org.jspecify.annotations.NullMarked;
