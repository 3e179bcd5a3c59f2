package dev.gatehouse.oauth2.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.oauth2.RunningService;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reference §4.4 to §4.6. */
class WellKnownEndpointTest {

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String KEYS = "/.well-known/jwks.json";

    /** A project that is left as it is: making keys takes long. */
    private static final Tenant PLAIN = RunningService.project();

    @Test
    void discoveryTellsEverythingTheReferenceTells() {
        Tenant tenant = RunningService.project("""
                "oidc": {"subject_identifiers": {"supported_types": ["public", "pairwise"], "pairwise": {"salt": "some-salt"}}}""");

        JsonNode document = get(tenant, DISCOVERY).expect(200).json();

        assertThat(document)
                .isEqualTo(JsonMapper.shared().readTree("""
                {"issuer": "B/", "authorization_endpoint": "B/oauth2/auth", "token_endpoint": "B/oauth2/token",
                 "jwks_uri": "B/.well-known/jwks.json", "revocation_endpoint": "B/oauth2/revoke",
                 "end_session_endpoint": "B/oauth2/sessions/logout", "userinfo_endpoint": "B/userinfo",
                 "subject_types_supported": ["public", "pairwise"],
                 "response_types_supported": ["code", "code id_token", "id_token", "token id_token", "token", "token id_token code"],
                 "response_modes_supported": ["query", "fragment"],
                 "grant_types_supported": ["authorization_code", "implicit", "client_credentials", "refresh_token"],
                 "scopes_supported": ["offline_access", "offline", "openid"], "claims_supported": ["sub"],
                 "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic", "private_key_jwt", "none"],
                 "id_token_signing_alg_values_supported": ["RS256"], "id_token_signed_response_alg": ["RS256"],
                 "userinfo_signed_response_alg": ["RS256"], "userinfo_signing_alg_values_supported": ["none", "RS256"],
                 "request_object_signing_alg_values_supported": ["none", "RS256", "ES256"],
                 "code_challenge_methods_supported": ["plain", "S256"],
                 "request_parameter_supported": true, "request_uri_parameter_supported": true,
                 "require_request_uri_registration": true, "claims_parameter_supported": false,
                 "backchannel_logout_supported": true, "backchannel_logout_session_supported": true,
                 "frontchannel_logout_supported": true, "frontchannel_logout_session_supported": true}""".replace("\"B/", "\"" + tenant.primaryOrigin() + "/")));
    }

    @Test
    void configuredAddressesReplaceDerivedOnes() {
        Tenant tenant = RunningService.project("""
                "urls": {"self": {"issuer": "https://id.test/tenant/", "public": "https://public.test"}},
                 "webfinger": {"oidc_discovery": {"token_url": "https://token.test/t",
                                                  "client_registration_url": "https://register.test/r",
                                                  "supported_claims": ["email"], "supported_scope": ["profile", "openid"]}}""");

        JsonNode document = get(tenant, DISCOVERY).expect(200).json();

        assertThat(document.path("issuer").stringValue()).isEqualTo("https://id.test/tenant/");
        assertThat(document.path("jwks_uri").stringValue()).isEqualTo("https://id.test/tenant/.well-known/jwks.json");
        assertThat(document.path("userinfo_endpoint").stringValue()).isEqualTo("https://public.test/userinfo");
        assertThat(document.path("token_endpoint").stringValue()).isEqualTo("https://token.test/t");
        assertThat(document.path("registration_endpoint").stringValue()).isEqualTo("https://register.test/r");
        assertThat(document.path("claims_supported"))
                .isEqualTo(JsonMapper.shared().valueToTree(List.of("sub", "email")));
        assertThat(document.path("scopes_supported"))
                .isEqualTo(JsonMapper.shared().valueToTree(List.of("offline_access", "offline", "openid", "profile")));
    }

    @Test
    void thePublishedKeysHaveNoPrivatePart() {
        JsonNode keys = get(PLAIN, KEYS).expect(200).at("/keys");

        assertThat(keys.size()).isEqualTo(1);
        assertThat(new TreeSet<>(keys.path(0).propertyNames())).containsExactly("alg", "e", "kid", "kty", "n", "use");
        assertThat(keys.path(0).path("use").stringValue()).isEqualTo("sig");
        assertThat(get(PLAIN, KEYS).expect(200).at("/keys")).isEqualTo(keys);
    }

    @Test
    void theKeysOfSignedAccessTokensArePublishedWhereThereAreAny() {
        Tenant tenant = RunningService.project("""
                "strategies": {"access_token": "jwt"},
                 "webfinger": {"jwks": {"broadcast_keys": ["hydra.openid.id-token", "unheard-of"]}}""");

        assertThat(get(tenant, KEYS).expect(200).at("/keys").size()).isEqualTo(2);
    }

    @Test
    void projectsHaveDifferentKeys() {
        assertThat(get(PLAIN, KEYS).expect(200).at("/keys/0/n"))
                .isNotEqualTo(get(RunningService.project(), KEYS).expect(200).at("/keys/0/n"));
    }

    @Test
    void theKeysAreServedFromMemory() {
        get(PLAIN, KEYS).expect(200);

        assertThat(RunningService.statements().during(() -> get(PLAIN, KEYS).expect(200)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DISCOVERY, KEYS})
    void headWorksWhereGetDoesAndOtherMethodsDoNot(String path) {
        RunningService.site(PLAIN).request("HEAD", path).send().expect(200);
        RunningService.site(PLAIN).put(path).json(Map.of()).send().expect(405);
    }

    @Test
    void foreignPagesAreMarkedAsTheProjectAllows() {
        Tenant tenant = RunningService.project("""
                "serve": {"public": {"cors": {"enabled": true, "allowed_origins": ["https://*.app.test"]}}}""");

        assertThat(origin(tenant, "https://one.app.test").header("Access-Control-Allow-Origin"))
                .contains("https://one.app.test");
        assertThat(origin(tenant, "https://one.app.test").header("Access-Control-Allow-Credentials"))
                .contains("true");
        assertThat(origin(tenant, "https://one.two.app.test").header("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(origin(tenant, "https://evil.test").header("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(origin(PLAIN, "https://one.app.test").header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void aPreflightKnowsNoClientAndSoAllowsAnyOrigin() {
        Tenant tenant = RunningService.project("""
                "serve": {"public": {"cors": {"enabled": true, "allowed_origins": ["https://app.test"]}}}""");

        TestResponse answer = RunningService.site(tenant)
                .request("OPTIONS", "/oauth2/token")
                .header("Origin", "https://somewhere.test")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .send()
                .expect(204);

        assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://somewhere.test");
        assertThat(answer.header("Access-Control-Allow-Methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains("POST"));
    }

    private static TestResponse origin(Tenant tenant, String origin) {
        return RunningService.site(tenant)
                .get(DISCOVERY)
                .header("Origin", origin)
                .send()
                .expect(200);
    }

    private static TestResponse get(Tenant tenant, String path) {
        return RunningService.site(tenant).get(path).send();
    }
}
