package dev.gatehouse.oauth2.client;

import dev.gatehouse.oauth2.protocol.OAuth2Form;
import dev.gatehouse.platform.secret.TokenDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client as it is registered.
 *
 * @param secretHash a secret is kept for every client, used or not, so that changing the method later needs no new one
 * @param registrationToken the digest of the token by which the client manages its own registration
 */
public record Client(
        ClientId id,
        ClientMetadata metadata,
        Lifespans lifespans,
        String secretHash,
        @Nullable TokenDigest registrationToken,
        Instant createdAt,
        Instant updatedAt) {

    private static final String DEFAULT_GRANT = "authorization_code";

    /** Whether it has no secret to keep (RFC 6749 §2.1). */
    public boolean isPublic() {
        return metadata.tokenEndpointAuthMethod().equals(ClientMetadata.NONE);
    }

    /** Whether it may use a grant; one that names none has the authorization code. */
    public boolean mayUse(String grant) {
        List<String> grants = metadata.grantTypes();
        return grants.isEmpty() ? grant.equals(DEFAULT_GRANT) : grants.contains(grant);
    }

    /** The scopes, or patterns of scopes, it may request. */
    public List<String> scopes() {
        return OAuth2Form.split(metadata.scope());
    }

    /** The same client with lifetimes of its own. */
    Client with(Lifespans own, Instant now) {
        return new Client(id, metadata, own, secretHash, registrationToken, createdAt, now);
    }

    /** The same client described anew; what the server gave it stays. */
    Client with(ClientMetadata description, Lifespans own, @Nullable String newSecretHash, Instant now) {
        String hash = newSecretHash == null ? secretHash : newSecretHash;
        return new Client(id, description, own, hash, registrationToken, createdAt, now);
    }

    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
