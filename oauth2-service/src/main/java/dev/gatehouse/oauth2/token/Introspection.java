package dev.gatehouse.oauth2.token;

import com.nimbusds.jose.JWSObject;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration;
import dev.gatehouse.oauth2.key.KeySets;
import dev.gatehouse.oauth2.key.SigningKeys;
import dev.gatehouse.oauth2.protocol.OpaqueTokens;
import dev.gatehouse.oauth2.protocol.Scopes;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.Tenant;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Says whether a token is good, and what it stands for (RFC 7662 §2.2). */
@Service
class Introspection {

    private final AccessTokenStore store;
    private final OpaqueTokens opaque;
    private final SigningKeys keys;
    private final Configurations<OAuth2Configuration> configurations;
    private final Clock clock;

    Introspection(
            AccessTokenStore store,
            OpaqueTokens opaque,
            SigningKeys keys,
            Configurations<OAuth2Configuration> configurations,
            Clock clock) {
        this.store = store;
        this.opaque = opaque;
        this.keys = keys;
        this.configurations = configurations;
        this.clock = clock;
    }

    /**
     * The token, when it is ours, alive, and covers every scope asked about. Both formats are known at any time: a project that
     * changes its format has tokens of the other one around for a while.
     */
    Optional<AccessToken> inspect(Tenant tenant, String token, List<String> scopes) {
        OAuth2Configuration configuration = configurations.of(tenant);
        return digest(tenant, token, configuration)
                .flatMap(digest -> store.findActive(tenant.project(), digest, clock.instant()))
                .filter(found -> scopes.stream()
                        .allMatch(scope ->
                                Scopes.covers(configuration.strategies().scope(), found.scopes(), scope)));
    }

    private Optional<TokenDigest> digest(Tenant tenant, String token, OAuth2Configuration configuration) {
        return token.chars().filter(character -> character == '.').count() == 2
                ? signed(tenant, token)
                : opaque.verify(OpaqueTokens.Kind.ACCESS_TOKEN, token, configuration.systemSecrets());
    }

    /** A signed token is stored as well; the signature spares the statement for what was never ours. */
    private Optional<TokenDigest> signed(Tenant tenant, String token) {
        try {
            return keys.verifies(tenant.project(), KeySets.ACCESS_TOKEN, JWSObject.parse(token))
                    ? Optional.of(TokenDigest.of(token))
                    : Optional.empty();
        } catch (ParseException noToken) {
            return Optional.empty();
        }
    }
}
