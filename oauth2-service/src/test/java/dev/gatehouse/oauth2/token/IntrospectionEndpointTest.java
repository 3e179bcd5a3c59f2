package dev.gatehouse.oauth2.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.gatehouse.oauth2.RunningService;
import dev.gatehouse.oauth2.client.TestClients;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestResponse;
import dev.gatehouse.testkit.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reference §3.7, §3.8 and §4.1. */
class IntrospectionEndpointTest {

    private static final Map<Format, Tenant> SHARED = new ConcurrentHashMap<>();

    enum Format {
        OPAQUE,
        JWT;

        /** One project for all tests that leave it as it is: making keys takes long. */
        Tenant tenant() {
            return SHARED.computeIfAbsent(this, format -> RunningService.project(format.configuration()));
        }

        String configuration() {
            return "\"strategies\": {\"access_token\": \"%s\"}".formatted(this == JWT ? "jwt" : "opaque");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anActiveTokenIsDescribed(Format format) {
        Tenant tenant = format.tenant();
        JsonNode client = TestClients.machine(tenant);
        String id = client.path("client_id").stringValue();
        String token = token(tenant, client, "scope", "read photos.mine", "audience", "https://api.test/v1");

        TestResponse answer = introspect(tenant, "token", token);

        JsonNode body = answer.json();
        assertThat(new TreeSet<>(body.propertyNames()))
                .containsExactly(
                        "active",
                        "aud",
                        "client_id",
                        "exp",
                        "iat",
                        "iss",
                        "nbf",
                        "scope",
                        "sub",
                        "token_type",
                        "token_use");
        assertThat(body.path("active").booleanValue()).isTrue();
        assertThat(body.path("scope").stringValue()).isEqualTo("read photos.mine");
        assertThat(body.path("aud")).isEqualTo(JsonMapper.shared().valueToTree(List.of("https://api.test/v1")));
        assertThat(body.path("client_id").stringValue()).isEqualTo(id);
        assertThat(body.path("sub").stringValue()).isEqualTo(id);
        assertThat(body.path("iss").stringValue()).isEqualTo(tenant.primaryOrigin() + "/");
        assertThat(body.path("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(body.path("token_use").stringValue()).isEqualTo("access_token");
        assertThat(body.path("nbf")).isEqualTo(body.path("iat"));
        assertThat(body.path("exp").longValue() - body.path("iat").longValue()).isBetween(3600L, 3601L);
        assertThat(answer.header("Cache-Control")).contains("private, no-cache, no-store, must-revalidate");
    }

    @Test
    void aTokenWithoutScopeAndAudienceSaysSo() {
        Tenant tenant = Format.OPAQUE.tenant();
        String token = token(tenant, TestClients.machine(tenant));

        JsonNode body = introspect(tenant, "token", token).json();

        assertThat(body.has("scope")).isFalse();
        assertThat(body.path("aud").isArray()).isTrue();
        assertThat(body.path("aud").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ory_at_nonsense.nonsense", "nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "..", "ä.ö.ü"})
    void whatIsNoTokenIsInactive(String token) {
        Tenant tenant = Format.JWT.tenant();

        inactive(introspect(tenant, "token", token));
    }

    @Test
    void aRequestWithoutATokenIsAnsweredAndAnEmptyOneIsNot() {
        Tenant tenant = Format.OPAQUE.tenant();
        String token = token(tenant, TestClients.machine(tenant));

        inactive(introspect(tenant, "scope", "read"));
        for (TestResponse answer : List.of(
                RunningService.admin(tenant)
                        .post("/admin/oauth2/introspect")
                        .body("application/x-www-form-urlencoded", "")
                        .send(),
                RunningService.admin(tenant)
                        .post("/admin/oauth2/introspect?token=" + token)
                        .send(),
                RunningService.admin(tenant)
                        .post("/admin/oauth2/introspect")
                        .json(Map.of("token", token))
                        .send(),
                RunningService.admin(tenant)
                        .post("/admin/oauth2/introspect")
                        .form("token", token, "token", token)
                        .send())) {
            assertThat(answer.expect(400).at("/error").stringValue()).isEqualTo("invalid_request");
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void aTokenInTheQueryCountsAsMissing() {
        Tenant tenant = Format.OPAQUE.tenant();
        String token = token(tenant, TestClients.machine(tenant));

        inactive(RunningService.admin(tenant)
                .post("/admin/oauth2/introspect?token=" + token)
                .form("scope", "read")
                .send());
    }

    @Test
    void everyScopeAskedAboutMustBeCovered() {
        Tenant tenant = Format.OPAQUE.tenant();
        String token = token(tenant, TestClients.machine(tenant), "scope", "openid read");

        assertThat(introspect(tenant, "token", token, "scope", "read")
                        .at("/active")
                        .booleanValue())
                .isTrue();
        assertThat(introspect(tenant, "token", token, "scope", " openid  read ")
                        .at("/active")
                        .booleanValue())
                .isTrue();
        inactive(introspect(tenant, "token", token, "scope", "openid profile"));
    }

    @Test
    void aWrongHintDoesNoHarm() {
        Tenant tenant = Format.OPAQUE.tenant();
        String token = token(tenant, TestClients.machine(tenant));

        assertThat(introspect(tenant, "token", token, "token_type_hint", "refresh_token")
                        .at("/active")
                        .booleanValue())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOfAnotherProjectIsInactive(Format format) {
        Tenant tenant = RunningService.project(format.configuration());
        Tenant other = RunningService.project(format.configuration());
        // The other project has keys and tokens of its own.
        token(other, TestClients.machine(other));

        String token = token(tenant, TestClients.machine(tenant));

        inactive(introspect(other, "token", token));
    }

    @ParameterizedTest
    @EnumSource
    void aTokenWithAChangedEndIsInactive(Format format) {
        Tenant tenant = format.tenant();
        String token = token(tenant, TestClients.machine(tenant));

        inactive(introspect(tenant, "token", token.substring(0, token.length() - 6) + "A".repeat(6)));
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredTokenIsInactive(Format format) {
        Tenant tenant = RunningService.project(format.configuration());
        String token = token(tenant, TestClients.machine(tenant));
        RunningService.part(JdbcClient.class)
                .sql("UPDATE oauth2.access_tokens SET expires_at = now() WHERE project_id = ?")
                .param(tenant.project().value())
                .update();

        inactive(introspect(tenant, "token", token));
    }

    @Test
    void theTokensOfAClientEndWithIt() {
        Tenant tenant = RunningService.project();
        String token = token(tenant, TestClients.machine(tenant));
        RunningService.part(JdbcClient.class)
                .sql("DELETE FROM oauth2.clients WHERE project_id = ?")
                .param(tenant.project().value())
                .update();

        inactive(introspect(tenant, "token", token));
    }

    @Test
    void tokensOfEitherFormatOutliveAChangeOfFormat() {
        Tenant opaque = RunningService.project(Format.OPAQUE.configuration());
        Tenant signed = RunningService.configured(
                TestTenants.like(opaque).revision(RevisionId.random()).build(), Format.JWT.configuration());
        JsonNode client = TestClients.machine(opaque);
        String opaqueToken = token(opaque, client);
        String signedToken = token(signed, client);

        assertThat(introspect(signed, "token", opaqueToken).at("/active").booleanValue())
                .isTrue();
        assertThat(introspect(opaque, "token", signedToken).at("/active").booleanValue())
                .isTrue();
    }

    @Test
    void aSignedTokenIsVerifiedWithThePublishedKeys() throws Exception {
        Tenant tenant = Format.JWT.tenant();
        JsonNode client = TestClients.machine(tenant);
        String id = client.path("client_id").stringValue();

        JWSObject token = JWSObject.parse(token(tenant, client, "scope", "read"));

        JWKSet published = JWKSet.parse(RunningService.site(tenant)
                .get("/.well-known/jwks.json")
                .send()
                .expect(200)
                .text());
        RSAKey key = (RSAKey) published.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(token.getHeader().toJSONObject())
                .isEqualTo(Map.of("alg", "RS256", "typ", "JWT", "kid", key.getKeyID()));
        Map<String, Object> claims = token.getPayload().toJSONObject();
        assertThat(new TreeSet<>(claims.keySet()))
                .containsExactly("aud", "client_id", "exp", "ext", "iat", "iss", "jti", "nbf", "scp", "sub");
        assertThat(claims)
                .containsEntry("iss", tenant.primaryOrigin() + "/")
                .containsEntry("sub", id)
                .containsEntry("client_id", id)
                .containsEntry("aud", List.of())
                .containsEntry("scp", List.of("read"))
                .containsEntry("ext", Map.of())
                .containsEntry("nbf", claims.get("iat"));
    }

    @Test
    void anAudienceOfOneIsAListToo() throws Exception {
        Tenant tenant = Format.JWT.tenant();

        String token = token(tenant, TestClients.machine(tenant), "audience", "https://api.test/v1");

        assertThat(JWSObject.parse(token).getPayload().toJSONObject())
                .containsEntry("aud", List.of("https://api.test/v1"));
    }

    @Test // RFC 8725 §3.1
    void aTokenSignedBySomebodyElseUnderOurKeyIdIsInactive() throws Exception {
        Tenant tenant = Format.JWT.tenant();
        JWSObject real = JWSObject.parse(token(tenant, TestClients.machine(tenant)));
        JWSObject forged = new JWSObject(real.getHeader(), real.getPayload());
        forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));

        inactive(introspect(tenant, "token", forged.serialize()));
    }

    @ParameterizedTest
    @EnumSource
    void introspectionCostsOneStatementAndNoTransaction(Format format) {
        Tenant tenant = format.tenant();
        String token = token(tenant, TestClients.machine(tenant));
        introspect(tenant, "token", token);

        List<String> statements = RunningService.statements()
                .during(() -> assertThat(
                                introspect(tenant, "token", token).at("/active").booleanValue())
                        .isTrue());

        assertThat(statements).singleElement().asString().contains("oauth2.access_tokens");
    }

    @Test
    void garbageCostsNoStatement() {
        Tenant tenant = Format.OPAQUE.tenant();

        List<String> statements = RunningService.statements()
                .during(() -> inactive(introspect(tenant, "token", "ory_at_nonsense.nonsense")));

        assertThat(statements).isEmpty();
    }

    private static String token(Tenant tenant, JsonNode client, String... parameters) {
        String[] form = new String[parameters.length + 2];
        form[0] = "grant_type";
        form[1] = "client_credentials";
        System.arraycopy(parameters, 0, form, 2, parameters.length);
        return RunningService.site(tenant)
                .post("/oauth2/token")
                .basic(
                        client.path("client_id").stringValue(),
                        client.path("client_secret").stringValue())
                .form(form)
                .send()
                .expect(200)
                .at("/access_token")
                .stringValue();
    }

    private static TestResponse introspect(Tenant tenant, String... form) {
        return RunningService.admin(tenant)
                .post("/admin/oauth2/introspect")
                .form(form)
                .send()
                .expect(200);
    }

    private static void inactive(TestResponse answer) {
        assertThat(answer.expect(200).text()).isEqualTo("{\"active\":false}");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }
}
