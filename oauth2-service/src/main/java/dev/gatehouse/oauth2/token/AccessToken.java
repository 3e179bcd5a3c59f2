package dev.gatehouse.oauth2.token;

import dev.gatehouse.oauth2.client.ClientId;
import dev.gatehouse.platform.secret.TokenDigest;
import java.time.Instant;
import java.util.List;

/**
 * What is remembered of an access token, whatever its format.
 *
 * @param digest of its text
 * @param subject the end user, or the client itself where no user is involved
 * @param requestedAt when the token was asked for, in whole seconds
 */
record AccessToken(
        TokenDigest digest,
        ClientId client,
        String subject,
        List<String> scopes,
        List<String> audience,
        Instant requestedAt,
        Instant expiresAt) {

    AccessToken {
        scopes = List.copyOf(scopes);
        audience = List.copyOf(audience);
    }
}
