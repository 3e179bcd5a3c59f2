package dev.gatehouse.oauth2.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration.AccessTokenFormat;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Hashing.Algorithm;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.ScopeMatching;
import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestTenants;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OAuth2ConfigurationTest {

    private static final String SECRETS = "\"secrets\": {\"system\": [\"0123456789abcdef\", \"older-secret-of-it\"]}";

    @Test
    void whatADocumentLeavesOutHasTheDefaultOfTheReference() {
        OAuth2Configuration configuration = parse("{" + SECRETS + "}");

        assertThat(configuration.strategies().accessToken()).isEqualTo(AccessTokenFormat.OPAQUE);
        assertThat(configuration.strategies().scope()).isEqualTo(ScopeMatching.WILDCARD);
        assertThat(configuration.lifetimes())
                .isEqualTo(new OAuth2Configuration.Lifetimes(
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(720),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30)));
        assertThat(configuration.hashing()).isEqualTo(new OAuth2Configuration.Hashing(Algorithm.PBKDF2, 10, 25_000));
        assertThat(configuration.clientCredentials().grantsAllScopesByDefault()).isFalse();
        assertThat(configuration.claims().topLevel()).isEmpty();
        assertThat(configuration.claims().withoutNotBefore()).isFalse();
        assertThat(configuration.subjects().types()).containsExactly("public");
        assertThat(configuration.registration().enabled()).isFalse();
        assertThat(configuration.registration().defaultScope()).containsExactly("offline_access", "offline", "openid");
        assertThat(configuration.wellKnown().broadcastKeys()).containsExactly("hydra.openid.id-token");
        assertThat(configuration.outgoing().publicAddressesOnly()).isFalse();
        assertThat(configuration.publicCors().enabled()).isFalse();
        assertThat(configuration.systemSecrets())
                .containsExactly(new Secret("0123456789abcdef"), new Secret("older-secret-of-it"));
    }

    @Test
    void everyKeyIsRead() {
        OAuth2Configuration configuration = parse("""
                {"urls": {"self": {"issuer": "https://id.test/x", "public": "https://public.test/"}},
                 "strategies": {"access_token": "jwt", "scope": "DEPRECATED_HIERARCHICAL_SCOPE_STRATEGY"},
                 "ttl": {"access_token": "2m", "id_token": "3m", "refresh_token": "-1", "auth_code": "1s",
                         "login_consent_request": "4m"},
                 "oauth2": {"hashers": {"algorithm": "bcrypt", "bcrypt": {"cost": 5}, "pbkdf2": {"iterations": 7}},
                            "client_credentials": {"default_grant_allowed_scope": true},
                            "allowed_top_level_claims": ["a"], "exclude_not_before_claim": true,
                            "session": {"allowed_top_level_claims": ["b"]}},
                 "oidc": {"subject_identifiers": {"supported_types": ["public", "pairwise"], "pairwise": {"salt": "12345678"}},
                          "dynamic_client_registration": {"enabled": true, "default_scope": ["openid"]}},
                 "webfinger": {"jwks": {"broadcast_keys": ["mine"]},
                               "oidc_discovery": {"jwks_url": "https://j.test", "token_url": "https://t.test",
                                                  "auth_url": "https://a.test", "userinfo_url": "https://u.test",
                                                  "client_registration_url": "https://r.test",
                                                  "supported_claims": ["email"], "supported_scope": ["profile"]}},
                 "clients": {"http": {"disallow_private_ip_ranges": true}},
                 "serve": {"public": {"cors": {"enabled": true, "allowed_origins": ["https://*.test"], "max_age": 9}}},
                 %s}""".formatted(SECRETS));

        assertThat(configuration.urls())
                .isEqualTo(new OAuth2Configuration.Urls("https://id.test/x", "https://public.test/"));
        assertThat(configuration.strategies().accessToken()).isEqualTo(AccessTokenFormat.JWT);
        assertThat(configuration.strategies().scope()).isEqualTo(ScopeMatching.HIERARCHIC);
        assertThat(configuration.lifetimes())
                .isEqualTo(new OAuth2Configuration.Lifetimes(
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(3),
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(4)));
        assertThat(configuration.hashing()).isEqualTo(new OAuth2Configuration.Hashing(Algorithm.BCRYPT, 5, 7));
        assertThat(configuration.clientCredentials().grantsAllScopesByDefault()).isTrue();
        assertThat(configuration.claims().topLevel()).containsExactlyInAnyOrder("a", "b");
        assertThat(configuration.claims().withoutNotBefore()).isTrue();
        assertThat(configuration.subjects().pairwiseSalt()).isEqualTo(new Secret("12345678"));
        assertThat(configuration.registration().enabled()).isTrue();
        assertThat(configuration.registration().defaultScope()).containsExactly("openid");
        assertThat(configuration.wellKnown().broadcastKeys()).containsExactly("mine");
        assertThat(configuration.wellKnown().registrationUrl()).isEqualTo("https://r.test");
        assertThat(configuration.wellKnown().claims()).containsExactly("email");
        assertThat(configuration.wellKnown().scopes()).containsExactly("profile");
        assertThat(configuration.outgoing().publicAddressesOnly()).isTrue();
        assertThat(configuration.publicCors().enabled()).isTrue();
        assertThat(configuration.publicCors().allowedOrigins()).containsExactly("https://*.test");
        assertThat(configuration.publicCors().allowCredentials()).isTrue();
        assertThat(configuration.publicCors().maxAge()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void pairwiseSubjectsAreNotToBeHadWithSignedAccessTokens() {
        String types = "\"oidc\": {\"subject_identifiers\": {\"supported_types\": [\"public\", \"pairwise\"]}}";

        assertThat(parse("{%s, %s}".formatted(SECRETS, types)).subjects().types())
                .containsExactly("public", "pairwise");
        assertThat(parse("{%s, %s, \"strategies\": {\"access_token\": \"jwt\"}}".formatted(SECRETS, types))
                        .subjects()
                        .types())
                .containsExactly("public");
    }

    @Test
    void theIssuerIsTheMainAddressUnlessOneIsConfigured() {
        Tenant tenant = TestTenants.aTenant()
                .origin("https://main.test")
                .asked("https://other.test")
                .build();

        assertThat(parse("{" + SECRETS + "}").issuer(tenant)).isEqualTo("https://main.test/");
        assertThat(parse("{" + SECRETS + "}").publicBase(tenant)).isEqualTo("https://main.test");
        assertThat(parse("{\"urls\": {\"self\": {\"issuer\": \"https://id.test/x\"}}, " + SECRETS + "}")
                        .issuer(tenant))
                .isEqualTo("https://id.test/x");
    }

    @Test
    void aProjectWithoutASecretIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> parse("{}"));
    }

    private static OAuth2Configuration parse(String json) {
        return OAuth2Configuration.parse((ObjectNode) JsonMapper.shared().readTree(json));
    }
}
