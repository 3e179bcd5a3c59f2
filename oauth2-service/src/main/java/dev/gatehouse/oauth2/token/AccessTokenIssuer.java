package dev.gatehouse.oauth2.token;

import dev.gatehouse.oauth2.client.Client;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration;
import dev.gatehouse.oauth2.key.KeySets;
import dev.gatehouse.oauth2.key.SigningKeys;
import dev.gatehouse.oauth2.protocol.OpaqueTokens;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Service;

/** Makes access tokens in the project's format and remembers them, so that either format can be asked about and revoked. */
@Service
class AccessTokenIssuer {

    /** Less would be a token that is dead when it arrives. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final AccessTokenStore store;
    private final OpaqueTokens opaque;
    private final SigningKeys keys;
    private final Clock clock;

    AccessTokenIssuer(AccessTokenStore store, OpaqueTokens opaque, SigningKeys keys, Clock clock) {
        this.store = store;
        this.opaque = opaque;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What a grant decided to give.
     *
     * @param subject the end user, or the client itself where no user is involved
     */
    record Grant(String subject, List<String> scopes, List<String> audience, Duration lifetime) {

        Grant {
            scopes = List.copyOf(scopes);
            audience = List.copyOf(audience);
        }
    }

    OAuth2AccessToken issue(Tenant tenant, OAuth2Configuration configuration, Client client, Grant grant) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant requestedAt = now.truncatedTo(ChronoUnit.SECONDS);
        Duration lifetime = grant.lifetime().compareTo(SHORTEST) < 0 ? SHORTEST : grant.lifetime();
        Instant expiresAt = now.plus(lifetime);
        OpaqueTokens.Issued issued = switch (configuration.strategies().accessToken()) {
            case OPAQUE -> opaque.issue(OpaqueTokens.Kind.ACCESS_TOKEN, configuration.systemSecrets());
            case JWT -> {
                String signed = keys.current(tenant.project(), KeySets.ACCESS_TOKEN)
                        .sign(claims(configuration.issuer(tenant), client, grant, requestedAt, expiresAt));
                yield new OpaqueTokens.Issued(signed, TokenDigest.of(signed));
            }
        };
        store.add(
                tenant.project(),
                new AccessToken(
                        issued.digest(),
                        client.id(),
                        grant.subject(),
                        grant.scopes(),
                        grant.audience(),
                        requestedAt,
                        expiresAt));
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, issued.text(), now, expiresAt, new LinkedHashSet<>(grant.scopes()));
    }

    private static Map<String, Object> claims(
            String issuer, Client client, Grant grant, Instant requestedAt, Instant expiresAt) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", grant.subject());
        claims.put("aud", grant.audience());
        claims.put("client_id", client.id().toString());
        claims.put("scp", grant.scopes());
        claims.put("ext", Map.of());
        claims.put("iat", requestedAt.getEpochSecond());
        claims.put("nbf", requestedAt.getEpochSecond());
        claims.put("exp", expiresAt.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }
}
