package dev.gatehouse.oauth2.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.oauth2.RunningService;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestResponse;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reference §6.1 to §6.3. */
class ClientEndpointTest {

    private static final String RFC_3339 = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    private final Tenant tenant = RunningService.project("""
            "oidc": {"subject_identifiers": {"supported_types": ["public", "pairwise"], "pairwise": {"salt": "some-salt"}},
                      "dynamic_client_registration": {"default_scope": ["openid", "offline_access", "offline"]}}""");

    @Test
    void aClientFromAnEmptyObjectHasEveryDefault() {
        TestResponse created = create("{}").expect(201);

        ObjectNode client = (ObjectNode) created.json();
        String id = client.path("client_id").stringValue();
        assertThat(created.header("Location")).contains("/admin/clients/" + id);
        assertThat(client.remove("client_secret").stringValue()).matches("[\\w.~-]{26}");
        assertThat(client.remove("registration_access_token").stringValue()).matches("ory_at_[\\w-]{43}\\.[\\w-]{43}");
        assertThat(client.remove("registration_client_uri").stringValue())
                .isEqualTo(tenant.primaryOrigin() + "/oauth2/register/" + id);
        assertThat(client.remove("created_at").stringValue()).matches(RFC_3339);
        assertThat(client.remove("updated_at").stringValue()).matches(RFC_3339);
        assertThat(client).isEqualTo(JsonMapper.shared().readTree("""
                {"client_id": "%s", "client_name": "", "client_secret_expires_at": 0, "client_uri": "", "logo_uri": "",
                 "policy_uri": "", "tos_uri": "", "owner": "", "contacts": [], "redirect_uris": [], "grant_types": [],
                 "response_types": [], "audience": [], "allowed_cors_origins": [], "jwks": {}, "metadata": {},
                 "scope": "openid offline_access offline", "subject_type": "public",
                 "token_endpoint_auth_method": "client_secret_basic", "userinfo_signed_response_alg": "none",
                 "authorization_code_grant_access_token_lifespan": null,
                 "authorization_code_grant_id_token_lifespan": null,
                 "authorization_code_grant_refresh_token_lifespan": null,
                 "client_credentials_grant_access_token_lifespan": null,
                 "implicit_grant_access_token_lifespan": null, "implicit_grant_id_token_lifespan": null,
                 "jwt_bearer_grant_access_token_lifespan": null,
                 "refresh_token_grant_access_token_lifespan": null,
                 "refresh_token_grant_id_token_lifespan": null,
                 "refresh_token_grant_refresh_token_lifespan": null}""".formatted(id)));
    }

    @Test
    void aClientIsReadBackWithoutItsSecrets() {
        ObjectNode created =
                (ObjectNode) create("{\"client_name\": \"ünï\"}").expect(201).json();

        JsonNode read = get(created.path("client_id").stringValue()).expect(200).json();

        created.remove(List.of("client_secret", "registration_access_token", "registration_client_uri"));
        assertThat(read).isEqualTo(created);
    }

    @Test
    void everyFieldIsKept() {
        ObjectNode sent = (ObjectNode) JsonMapper.shared().readTree("""
                {"client_name": "full", "redirect_uris": ["https://app.test/cb", "http://127.0.0.1/back", "com.example.app:/cb"],
                 "post_logout_redirect_uris": ["https://app.test/bye"],
                 "grant_types": ["authorization_code", "magic"], "response_types": ["code", "code id_token"],
                 "scope": "openid read", "audience": ["https://api.test/a", "plain"], "owner": "me",
                 "policy_uri": "https://app.test/policy", "tos_uri": "https://app.test/tos", "client_uri": "https://app.test/",
                 "logo_uri": "https://app.test/logo.png", "contacts": ["ann@app.test"],
                 "allowed_cors_origins": ["https://app.test", "https://*.app.test"], "subject_type": "pairwise",
                 "token_endpoint_auth_method": "client_secret_post", "token_endpoint_auth_signing_alg": "ES256",
                 "userinfo_signed_response_alg": "RS256", "request_object_signing_alg": "RS256",
                 "request_uris": ["https://app.test/req"], "jwks_uri": "https://app.test/jwks",
                 "frontchannel_logout_uri": "https://app.test/front", "frontchannel_logout_session_required": true,
                 "backchannel_logout_uri": "https://app.test/back", "backchannel_logout_session_required": true,
                 "metadata": {"tier": 3, "tags": ["a"], "deep": {"x": null}},
                 "authorization_code_grant_access_token_lifespan": "1h",
                 "refresh_token_grant_refresh_token_lifespan": "24h30m",
                 "client_credentials_grant_access_token_lifespan": "90s"}""");

        JsonNode created = create(sent.toString()).expect(201).json();
        JsonNode read = get(created.path("client_id").stringValue()).expect(200).json();

        sent.put("authorization_code_grant_access_token_lifespan", "1h0m0s");
        sent.put("refresh_token_grant_refresh_token_lifespan", "24h30m0s");
        sent.put("client_credentials_grant_access_token_lifespan", "1m30s");
        sent.propertyNames().forEach(name -> {
            assertThat(created.path(name)).as(name).isEqualTo(sent.path(name));
            assertThat(read.path(name)).as(name).isEqualTo(sent.path(name));
        });
    }

    @Test
    void aChosenSecretIsToldOnceAndNotStored() {
        JsonNode client = create("{\"client_secret\": \"123456\"}").expect(201).json();

        assertThat(client.path("client_secret").stringValue()).isEqualTo("123456");
        String stored = RunningService.part(JdbcClient.class)
                .sql("SELECT clients::text FROM oauth2.clients WHERE project_id = ?")
                .param(tenant.project().value())
                .query(String.class)
                .single();
        assertThat(stored).contains("pbkdf2-sha256").doesNotContain("123456");
        assertThat(stored)
                .doesNotContain(client.path("registration_access_token").stringValue());
    }

    @Test
    void aPublicClientIsToldNoSecret() {
        JsonNode client =
                create("{\"token_endpoint_auth_method\": \"none\"}").expect(201).json();

        assertThat(client.has("client_secret")).isFalse();
    }

    @Test
    void nullCountsAsLeftOutAndUnknownMembersArePassedOver() {
        JsonNode client = create(
                        "{\"client_name\": null, \"contacts\": null, \"jwks\": null, \"favourite_colour\": \"green\"}")
                .expect(201)
                .json();

        assertThat(client.path("client_name").stringValue()).isEmpty();
        assertThat(client.path("contacts").isEmpty()).isTrue();
        assertThat(client.has("favourite_colour")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"redirect_uris": ["https://app.test/cb#x"]} | invalid_redirect_uri
            {"redirect_uris": ["https://app.test/cb", "https://app.test/b#"]} | invalid_redirect_uri
            {"redirect_uris": ["http://[::1"]} | invalid_redirect_uri
            {"redirect_uris": ["javascript:alert(1)"]} | invalid_redirect_uri
            {"redirect_uris": ["/relative"]} | invalid_redirect_uri
            {"redirect_uris": ["https:/no-host"]} | invalid_redirect_uri
            {"client_secret": "12345"} | invalid_client_metadata
            {"redirect_uris": ["https://a.test/cb"], "post_logout_redirect_uris": ["https://b.test/x"]} | invalid_client_metadata
            {"redirect_uris": ["https://a.test/cb"], "post_logout_redirect_uris": ["https://a.test:8443/x"]} | invalid_client_metadata
            {"jwks": {"keys": [{"kty": "oct", "k": "AAAA"}]}, "jwks_uri": "https://app.test/jwks"} | invalid_client_metadata
            {"jwks": {"keys": "none"}} | invalid_client_metadata
            {"jwks": {"keys": [{"kty": "RSA"}]}} | invalid_client_metadata
            {"jwks": {"keys": [1]}} | invalid_client_metadata
            {"jwks": {"kees": []}} | invalid_client_metadata
            {"token_endpoint_auth_method": "private_key_jwt"} | invalid_client_metadata
            {"token_endpoint_auth_method": "private_key_jwt", "jwks": {"keys": []}} | invalid_client_metadata
            {"token_endpoint_auth_signing_alg": "HS256"} | invalid_client_metadata
            {"userinfo_signed_response_alg": "ES256"} | invalid_client_metadata
            {"subject_type": "private"} | invalid_client_metadata
            {"sector_identifier_uri": "http://127.0.0.1/sector"} | invalid_client_metadata
            {"sector_identifier_uri": "https://127.0.0.1:1/sector"} | invalid_client_metadata
            {"allowed_cors_origins": ["https://app.test/path"]} | invalid_client_metadata
            {"allowed_cors_origins": ["https://app.test?x=1"]} | invalid_client_metadata
            {"allowed_cors_origins": ["ftp://app.test"]} | invalid_client_metadata
            {"allowed_cors_origins": ["app.test"]} | invalid_client_metadata
            {"allowed_cors_origins": ["https://user@app.test"]} | invalid_client_metadata
            {"client_id": "mine"} | The request was malformed or contained invalid parameters
            {"implicit_grant_access_token_lifespan": "soon"} | The request was malformed or contained invalid parameters
            {"implicit_grant_access_token_lifespan": 5} | The request was malformed or contained invalid parameters
            {"redirect_uris": "https://app.test/cb"} | The request was malformed or contained invalid parameters
            {"redirect_uris": [null]} | The request was malformed or contained invalid parameters
            {"client_name": 5} | The request was malformed or contained invalid parameters
            {"client_name": "\\u0000"} | The request was malformed or contained invalid parameters
            {"metadata": {"a": 1, "a": 2}} | The request was malformed or contained invalid parameters
            {"client_name": | The request was malformed or contained invalid parameters
            [] | The request was malformed or contained invalid parameters
            null | The request was malformed or contained invalid parameters
            """)
    void whatIsWrongIsRefusedByName(String json, String error) {
        JsonNode body = create(json).expect(400).json();

        assertThat(body.path("error").stringValue()).isEqualTo(error);
        assertThat(new TreeSet<>(body.propertyNames())).containsExactly("error", "error_description");
        assertThat(body.path("error_description").stringValue()).isNotEmpty();
    }

    @Test
    void addressesOfOurOwnNetworkAreRefusedWhereTheProjectSaysSo() {
        Tenant guarded = RunningService.project("""
                "clients": {"http": {"disallow_private_ip_ranges": true}}""");

        for (String uri : List.of("http://127.0.0.1/k", "http://[::1]/k", "http://10.1.2.3/k", "http://[fd00::1]/k")) {
            JsonNode body = RunningService.admin(guarded)
                    .post("/admin/clients")
                    .json("{\"jwks_uri\": \"%s\"}".formatted(uri))
                    .send()
                    .expect(400)
                    .json();
            assertThat(body.path("error").stringValue()).isEqualTo("invalid_client_metadata");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11111111-2222-4333-8444-555555555555", "nobody", "a%20b", "1-1-1-1-1"})
    void anUnknownClientIsNotFound(String id) {
        TestResponse answer = get(id).expect(404);

        assertThat(answer.json())
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"error\": \"Unable to locate the resource\", \"error_description\": \"\"}"));
        assertThat(answer.header("Cache-Control")).contains("private, no-cache, no-store, must-revalidate");
    }

    @Test
    void aClientOfAnotherProjectIsNotFound() {
        String id = create("{}").expect(201).at("/client_id").stringValue();

        Tenant other = RunningService.project();

        RunningService.admin(other).get("/admin/clients/" + id).send().expect(404);
    }

    @Test
    void aMethodThatThePathDoesNotServeIsNotAllowed() {
        TestResponse answer = RunningService.admin(tenant)
                .request("DELETE", "/admin/clients")
                .send()
                .expect(405);

        assertThat(answer.header("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
    }

    @Test
    void pastTheGatewayNothingIsServed() {
        RunningService.stranger().post("/admin/clients").json("{}").send().expect(401);
    }

    private TestResponse create(String json) {
        return RunningService.admin(tenant).post("/admin/clients").json(json).send();
    }

    private TestResponse get(String id) {
        return RunningService.admin(tenant).get("/admin/clients/" + id).send();
    }
}
