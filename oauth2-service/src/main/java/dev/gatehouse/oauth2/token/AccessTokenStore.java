package dev.gatehouse.oauth2.token;

import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.Optional;

/** Where access tokens are remembered. */
interface AccessTokenStore {

    /** Remembers a token before its client gets it. */
    void add(ProjectId project, AccessToken token);

    /** The token, while it has not expired and its client exists. */
    Optional<AccessToken> findActive(ProjectId project, TokenDigest digest, Instant now);
}
