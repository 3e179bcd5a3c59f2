/** The OAuth 2.0 configuration of a project as typed, immutable values, and the durations of the wire. */
@NullMarked
package dev.gatehouse.oauth2.configuration;

import org.jspecify.annotations.NullMarked;
