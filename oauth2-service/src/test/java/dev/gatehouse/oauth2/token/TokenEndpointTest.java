package dev.gatehouse.oauth2.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.oauth2.RunningService;
import dev.gatehouse.oauth2.client.TestClients;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestRequest;
import dev.gatehouse.testkit.TestResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Reference §3.1, §3.2, §3.5 and §3.10. */
class TokenEndpointTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Tenant tenant = RunningService.project();
    private final JsonNode client = TestClients.machine(tenant);
    private final String id = client.path("client_id").stringValue();
    private final String secret = client.path("client_secret").stringValue();

    @Test
    void aClientGetsATokenForItself() {
        TestResponse answer = request()
                .basic(id, secret)
                .form("grant_type", "client_credentials", "scope", "read photos.mine")
                .send()
                .expect(200);

        JsonNode body = answer.json();
        assertThat(new TreeSet<>(body.propertyNames()))
                .containsExactly("access_token", "expires_in", "scope", "token_type");
        assertThat(body.path("access_token").stringValue()).matches("ory_at_[\\w-]{43}\\.[\\w-]{43}");
        assertThat(body.path("expires_in").intValue()).isEqualTo(3600);
        assertThat(body.path("scope").stringValue()).isEqualTo("read photos.mine");
        assertThat(body.path("token_type").stringValue()).isEqualTo("bearer");
        assertThat(answer.header("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Pragma")).contains("no-cache");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void onlyTheDigestOfATokenIsStored() {
        String token = request()
                .basic(id, secret)
                .form("grant_type", "client_credentials")
                .send()
                .expect(200)
                .at("/access_token")
                .stringValue();

        String stored = RunningService.part(JdbcClient.class)
                .sql("SELECT access_tokens::text FROM oauth2.access_tokens WHERE project_id = ?")
                .param(tenant.project().value())
                .query(String.class)
                .single();
        for (String part : token.substring("ory_at_".length()).split("\\.")) {
            assertThat(stored).doesNotContain(part);
        }
    }

    @Test
    void withoutAScopeNoneIsGranted() {
        assertThat(granted("grant_type", "client_credentials")).isEmpty();
        assertThat(granted("grant_type", "client_credentials", "scope", "")).isEmpty();
    }

    @Test
    void withoutAScopeAllAreGrantedWhereTheProjectSaysSo() {
        Tenant generous = RunningService.project("""
                "oauth2": {"client_credentials": {"default_grant_allowed_scope": true}}""");
        JsonNode machine = TestClients.machine(generous);

        JsonNode body = RunningService.site(generous)
                .post("/oauth2/token")
                .basic(
                        machine.path("client_id").stringValue(),
                        machine.path("client_secret").stringValue())
                .form("grant_type", "client_credentials")
                .send()
                .expect(200)
                .json();

        assertThat(body.path("scope").stringValue()).isEqualTo("openid offline read photos.*");
    }

    @Test
    void offlineAndOpenidBringNeitherRefreshTokenNorIdToken() {
        JsonNode body = request()
                .basic(id, secret)
                .form("grant_type", "client_credentials", "scope", "openid offline")
                .send()
                .expect(200)
                .json();

        assertThat(body.has("refresh_token")).isFalse();
        assertThat(body.has("id_token")).isFalse();
    }

    @Test
    void aScopeThatIsNotAllowedIsRefused() {
        refused(form("grant_type", "client_credentials", "scope", "read admin"), 400, "invalid_scope");
    }

    @Test
    void scopesCompareByTheStrategyOfTheProject() {
        Tenant exact = RunningService.project("""
                "strategies": {"scope": "exact"}""");
        JsonNode machine = TestClients.machine(exact);

        TestResponse answer = RunningService.site(exact)
                .post("/oauth2/token")
                .basic(
                        machine.path("client_id").stringValue(),
                        machine.path("client_secret").stringValue())
                .form("grant_type", "client_credentials", "scope", "photos.mine")
                .send();

        assertThat(answer.expect(400).at("/error").stringValue()).isEqualTo("invalid_scope");
    }

    @Test
    void anAudienceThatIsNotAllowedIsRefused() {
        refused(form("grant_type", "client_credentials", "audience", "https://api.test/v2"), 400, "invalid_request");
        form("grant_type", "client_credentials", "audience", "https://api.test/v1/below")
                .send()
                .expect(200);
        form(
                        "grant_type",
                        "client_credentials",
                        "audience",
                        "https://api.test/v1/a",
                        "audience",
                        "https://api.test/v1/b")
                .send()
                .expect(200);
    }

    @Test
    void aTokenLivesAsLongAsItsClientSays() {
        JsonNode own = TestClients.create(tenant, """
                {"grant_types": ["client_credentials"], "client_credentials_grant_access_token_lifespan": "4m"}""");

        JsonNode body = request()
                .basic(
                        own.path("client_id").stringValue(),
                        own.path("client_secret").stringValue())
                .form("grant_type", "client_credentials")
                .send()
                .expect(200)
                .json();

        assertThat(body.path("expires_in").intValue()).isEqualTo(240);
    }

    @Test
    void credentialsMayBeInTheBodyWhereThatIsAgreed() {
        JsonNode post = TestClients.create(
                tenant,
                "{\"grant_types\": [\"client_credentials\"], \"token_endpoint_auth_method\": \"client_secret_post\"}");
        String postId = post.path("client_id").stringValue();
        String postSecret = post.path("client_secret").stringValue();

        request()
                .form("grant_type", "client_credentials", "client_id", postId, "client_secret", postSecret)
                .send()
                .expect(200);
        refused(request().basic(postId, postSecret).form("grant_type", "client_credentials"), 401, "invalid_client");
        refused(
                request().form("grant_type", "client_credentials", "client_id", id, "client_secret", secret),
                401,
                "invalid_client");
    }

    @Test // RFC 6749 §2.3.1
    void idAndSecretInTheHeaderAreDecodedAsAFormIs() {
        JsonNode odd = TestClients.create(
                tenant, "{\"grant_types\": [\"client_credentials\"], \"client_secret\": \"a b+c%d:é\"}");

        request()
                .basic(odd.path("client_id").stringValue(), "a b+c%d:é")
                .form("grant_type", "client_credentials")
                .send()
                .expect(200);
        refused(
                request().header("Authorization", "Basic JXp6OmFiY2RlZg==").form("grant_type", "client_credentials"),
                400,
                "invalid_request");
    }

    @Test
    void anUnknownClientAndAWrongSecretAreToldTheSame() {
        TestResponse wrong = request()
                .basic(id, "wrong-secret")
                .form("grant_type", "client_credentials")
                .send()
                .expect(401);
        TestResponse unknown = request()
                .basic(UUID.randomUUID().toString(), "wrong-secret")
                .form("grant_type", "client_credentials")
                .send()
                .expect(401);
        TestResponse odd = request()
                .basic("no-uuid", "wrong-secret")
                .form("grant_type", "client_credentials")
                .send()
                .expect(401);
        TestResponse without = request()
                .form("grant_type", "client_credentials", "client_id", id)
                .send()
                .expect(401);

        assertThat(wrong.at("/error").stringValue()).isEqualTo("invalid_client");
        assertThat(List.of(unknown.text(), odd.text(), without.text())).containsOnly(wrong.text());
        assertThat(wrong.header("Cache-Control")).contains("no-store");
        assertThat(wrong.header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void withoutCredentialsTheRequestIsInvalid() {
        refused(request().form("grant_type", "client_credentials"), 400, "invalid_request");
        refused(
                request().header("Authorization", "Basic ???").form("grant_type", "client_credentials"),
                400,
                "invalid_request");
    }

    @Test
    void aPublicClientMayNotUseTheGrant() {
        JsonNode open = TestClients.create(
                tenant, "{\"grant_types\": [\"client_credentials\"], \"token_endpoint_auth_method\": \"none\"}");

        refused(
                request()
                        .form(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                open.path("client_id").stringValue()),
                400,
                "invalid_grant");
    }

    @Test
    void aClientWithoutTheGrantIsRefused() {
        JsonNode other = TestClients.create(tenant, "{}");

        refused(
                request()
                        .basic(
                                other.path("client_id").stringValue(),
                                other.path("client_secret").stringValue())
                        .form("grant_type", "client_credentials"),
                400,
                "unauthorized_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "code=x",
                "grant_type=",
                "grant_type=urn:test:unknown",
                "grant_type=password&username=ann",
                "grant_type=client_credentials&grant_type=client_credentials",
                "grant_type=client_credentials&scope=a&scope=b",
                "grant_type=client_credentials&scope=%zz",
                "grant_type=client_credentials&scope=%ff",
                "grant_type=client_credentials&scope=%00"
            })
    void whatIsNoProperTokenRequestIsInvalid(String body) {
        refused(request().basic(id, secret).body(FORM, body), 400, "invalid_request");
    }

    @Test
    void onlyAFormIsRead() {
        refused(request().basic(id, secret).json(Map.of("grant_type", "client_credentials")), 400, "invalid_request");
        refused(
                request().basic(id, secret).body("text/plain", "grant_type=client_credentials"),
                400,
                "invalid_request");
        request()
                .basic(id, secret)
                .body(FORM + "; charset=utf-8", "grant_type=client_credentials")
                .send()
                .expect(200);
    }

    @Test
    void parametersInTheQueryAreRefused() {
        TestRequest request = RunningService.site(tenant)
                .post("/oauth2/token?grant_type=client_credentials")
                .basic(id, secret)
                .form("scope", "read");
        refused(request, 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "HEAD"})
    void onlyPostIsAllowed(String method) {
        TestResponse answer = RunningService.site(tenant)
                .request(method, "/oauth2/token")
                .send()
                .expect(405);

        assertThat(answer.header("Allow")).contains("POST");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void aClientOfAnotherProjectIsUnknown() {
        Tenant other = RunningService.project();

        refused(
                RunningService.site(other)
                        .post("/oauth2/token")
                        .basic(id, secret)
                        .form("grant_type", "client_credentials"),
                401,
                "invalid_client");
    }

    @Test
    void aTokenCostsTwoStatementsAndNoTransaction() {
        form("grant_type", "client_credentials").send().expect(200);

        List<String> statements = RunningService.statements()
                .during(() -> form("grant_type", "client_credentials").send().expect(200));

        assertThat(statements).hasSize(2);
        assertThat(statements.getFirst()).contains("oauth2.clients");
        assertThat(statements.getLast()).contains("INSERT INTO oauth2.access_tokens");
    }

    private TestRequest request() {
        return RunningService.site(tenant).post("/oauth2/token");
    }

    private TestRequest form(String... namesAndValues) {
        return request().basic(id, secret).form(namesAndValues);
    }

    private String granted(String... namesAndValues) {
        return form(namesAndValues).send().expect(200).at("/scope").stringValue();
    }

    private static void refused(TestRequest request, int status, String error) {
        TestResponse answer = request.send().expect(status);
        assertThat(answer.at("/error").stringValue()).isEqualTo(error);
        assertThat(new TreeSet<>(answer.json().propertyNames())).containsExactly("error", "error_description");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Pragma")).contains("no-cache");
    }
}
