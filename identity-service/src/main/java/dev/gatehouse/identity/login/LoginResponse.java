package dev.gatehouse.identity.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.identity.session.SessionJson;
import org.jspecify.annotations.Nullable;

/**
 * A successful login.
 *
 * @param sessionToken for applications; browsers have a cookie instead
 */
record LoginResponse(
        @JsonProperty("session_token") @Nullable String sessionToken, SessionJson session) {}
