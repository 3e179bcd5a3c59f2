package dev.gatehouse.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.gateway.GatewayApplication;
import dev.gatehouse.gateway.MemoryDirectory;
import dev.gatehouse.gateway.ProjectDirectory.Project;
import dev.gatehouse.testkit.TestClient;
import dev.gatehouse.testkit.TestDatabase;
import dev.gatehouse.testkit.TestResponse;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The gateway in front of a real service, over HTTP, with keys from a real database. */
class ProxyTest {

    private static final String OPERATOR = "operator-token-of-the-installation";
    private static final String OWN = "ory_pat_own";

    private static ConfigurableApplicationContext backend;
    private static ConfigurableApplicationContext gateway;
    private static MemoryDirectory directory;
    private static Project shop;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        Map<String, Object> shared = new LinkedHashMap<>(TestDatabase.create().properties());
        shared.put("server.port", "0");
        shared.put("gatehouse.mode", "development");
        shared.put("gatehouse.secrets.system", "a secret of the test that is long enough 1234567890");
        shared.put("spring.liquibase.enabled", "false");
        shared.put("spring.web.resources.add-mappings", "false");
        shared.put("spring.mvc.formcontent.filter.enabled", "false");
        shared.put("spring.servlet.multipart.enabled", "false");
        shared.put("spring.cloud.gateway.server.webmvc.form-filter.enabled", "false");
        shared.put("management.otlp.metrics.export.enabled", "false");
        backend = run(BackendApplication.class, shared);
        directory = backend.getBean(MemoryDirectory.class);
        shop = directory.project("shop", "127.0.0.1");
        directory.project("default", "default.localhost");
        directory.operator(OPERATOR);
        directory.token(OWN, shop, null);

        String service = address(backend).toString();
        Map<String, Object> own = new LinkedHashMap<>(shared);
        own.put("gatehouse.services.project-url", service);
        own.put("gatehouse.services.identity-url", service);
        own.put("gatehouse.services.oauth2-url", service);
        own.put("gatehouse.services.permission-url", "http://127.0.0.1:" + unusedPort());
        own.put("gatehouse.services.read-timeout", "2s");
        own.put("gatehouse.web.max-body", "1MB");
        gateway = run(GatewayApplication.class, own);
        client = TestClient.of(address(gateway));
    }

    @AfterAll
    static void stop() {
        backend.getBean(CountDownLatch.class).countDown();
        gateway.close();
        backend.close();
    }

    private static ConfigurableApplicationContext run(Class<?> application, Map<String, Object> properties) {
        SpringApplication spring = new SpringApplication(application);
        spring.setDefaultProperties(properties);
        return spring.run();
    }

    private static URI address(ConfigurableApplicationContext application) {
        return URI.create("http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void assertEnvelope(TestResponse answer, int status) {
        assertThat(answer.expect(status).at("/error/code").asInt()).isEqualTo(status);
        assertThat(answer.at("/error/request").asString())
                .isEqualTo(answer.header("X-Request-ID").orElseThrow());
        assertThat(answer.text()).doesNotContain("127.0.0.1", "Exception");
    }

    @Test
    void aServiceIsToldTheTenantAndNobodyIsTakenForAnybody() {
        JsonNode shown = client.get("/sessions/echo?a=%20b&a=c+d")
                .header("X-Request-ID", "abc-1")
                .header("Gatehouse-Assertion", "forged")
                .header("X-Forwarded-Host", "forged.test")
                .header("X-Forwarded-For", "198.51.100.1")
                .header("Forwarded", "host=forged.test")
                .header("X-Ory-Project", "default")
                .header("TE", "trailers")
                .header("Cookie", "session=1")
                .bearer("a-session-token")
                .send()
                .expect(200)
                .json();

        assertThat(shown.path("slug").asString()).isEqualTo("shop");
        assertThat(shown.path("origin").asString()).isEqualTo("http://127.0.0.1:8080");
        assertThat(shown.path("caller").asString()).isEqualTo("Anonymous");
        assertThat(shown.path("query").asString()).isEqualTo("a=%20b&a=c+d");
        JsonNode headers = shown.path("headers");
        assertThat(headers.path("authorization").path(0).asString()).isEqualTo("Bearer a-session-token");
        assertThat(headers.path("cookie").path(0).asString()).isEqualTo("session=1");
        assertThat(headers.path("x-request-id").path(0).asString()).isEqualTo("abc-1");
        assertThat(headers.path("x-forwarded-for").path(0).asString()).isEqualTo("127.0.0.1");
        assertThat(headers.path("gatehouse-assertion").size()).isEqualTo(1);
        assertThat(headers.propertyNames()).doesNotContain("x-forwarded-host", "forwarded", "x-ory-project", "te");
        assertThat(headers.path("accept-encoding").isMissingNode()).isTrue();
    }

    @Test
    void aTokenEndsAtTheGateway() {
        JsonNode shown = client.post("/admin/identities")
                .bearer(OWN)
                .json("{}")
                .send()
                .expect(200)
                .json();

        assertThat(shown.path("caller").asString()).isEqualTo("ProjectToken");
        assertThat(shown.path("headers").path("authorization").isMissingNode()).isTrue();
        client.post("/admin/identities").json("{}").send().expect(401);
    }

    @Test
    void formsArriveAsTheyWereSentAndNeverInTheUrl() {
        JsonNode shown = client.post("/oauth2/token?x=1")
                .body("application/x-www-form-urlencoded", "secret=a%20b+c&secret=d")
                .send()
                .expect(200)
                .json();

        assertThat(shown.path("body").asString()).isEqualTo("secret=a%20b+c&secret=d");
        assertThat(shown.path("query").asString()).isEqualTo("x=1");
        assertThat(shown.path("headers").path("content-type").path(0).asString())
                .isEqualTo("application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @CsvSource({
        "//sessions//echo,/sessions/echo",
        "/sessions/%65cho,/sessions/echo",
        "/sessions/echo/a%2Fb,/sessions/echo/a%2Fb",
        "/sessions/echo/a%3Bb,/sessions/echo/a%3Bb"
    })
    void aServiceSeesThePathThatTheGuardSaw(String sent, String seen) {
        assertThat(client.get(sent).send().expect(200).at("/path").asString()).isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//admin//identities",
                "/%61dmin/identities",
                "/admin/%69dentities",
                "/sessions//../admin/identities"
            })
    void noSpellingSlipsPastTheGuard(String path) {
        assertThat(client.get(path).send().status()).isIn(400, 401);
    }

    @Test
    void aSlashAtTheEndIsRedirectedAtTheGateway() {
        TestResponse answer = client.get("/sessions/echo/").send().expect(301);

        assertThat(answer.header("Location")).contains("http://127.0.0.1:8080/sessions/echo");
    }

    @Test
    void anAnswerComesBackAsItWas() {
        TestResponse answer = client.get("/sessions/answer").send().expect(303);

        assertThat(answer.header("Location")).contains("https://elsewhere.test/a?b=%20c");
        assertThat(answer.headers("Set-Cookie")).containsExactly("a=1; Path=/; HttpOnly", "b=2; Path=/; SameSite=Lax");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.header("Content-Type")).contains("text/plain;charset=ISO-8859-1");
        assertThat(answer.headers("X-Request-ID")).hasSize(1);
        assertThat(answer.header("Content-Length")).contains("1");
    }

    @Test
    void aServicesRefusalComesBackAsItWas() {
        TestResponse answer = client.get("/sessions/refused").send();

        assertEnvelope(answer, 409);
        assertThat(answer.at("/error/reason").asString()).isEqualTo("told by the service");
        assertThat(answer.headers("Content-Type")).hasSize(1);
        assertThat(answer.headers("Cache-Control")).hasSize(1);
    }

    @Test
    void headHasTheHeadersOfGet() {
        TestResponse answer = client.request("HEAD", "/sessions/echo").send().expect(200);

        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void preflightsAreAnsweredByTheServiceAlone() {
        TestResponse granted = client.request("OPTIONS", "/sessions/echo")
                .header("Origin", "https://ui.test")
                .header("Access-Control-Request-Method", "POST")
                .send()
                .expect(204);
        TestResponse foreign = client.request("OPTIONS", "/sessions/echo")
                .header("Origin", "https://evil.test")
                .header("Access-Control-Request-Method", "POST")
                .send()
                .expect(204);

        assertThat(granted.headers("Access-Control-Allow-Origin")).containsExactly("https://ui.test");
        assertThat(granted.headers("Access-Control-Allow-Credentials")).containsExactly("true");
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aSimpleRequestOfAnotherOriginIsMarkedOnce() {
        TestResponse answer = client.get("/sessions/echo")
                .header("Origin", "https://ui.test")
                .send()
                .expect(200);

        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("https://ui.test");
    }

    @Test
    void aLargeBodyIsRefusedAtTheGatewayHoweverItIsFramed() {
        String large = "x".repeat(3 << 20);

        assertEnvelope(client.post("/sessions/echo").body("text/plain", large).send(), 413);
        assertEnvelope(RawChunks.post(address(gateway), "/sessions/echo", large), 413);
    }

    @Test
    void manyRequestsAtOnceKeepTheirAnswers() {
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .allMatch(i -> client.post("/sessions/echo/" + i)
                                .body("text/plain", "body " + i)
                                .send()
                                .at("/body")
                                .asString()
                                .equals("body " + i)))
                .isTrue();
    }

    @Test
    void aServiceThatIsDownIs503() {
        assertEnvelope(client.get("/relation-tuples").bearer(OWN).send(), 503);
        assertEnvelope(client.get("/.well-known/authzen-configuration").send(), 503);
    }

    @Test // AuthZEN Authorization API 1.0 §10.1.2
    void errorsUnderAccessAreTexts() {
        TestResponse unavailable = client.post("/access/v1/evaluation")
                .bearer(OWN)
                .json("{}")
                .send()
                .expect(503);

        assertThat(unavailable.json().isString()).isTrue();
        assertThat(client.post("/access/v1/evaluation")
                        .json("{}")
                        .send()
                        .expect(401)
                        .json()
                        .isString())
                .isTrue();
    }

    @Test
    void aServiceThatIsTooSlowIs504() {
        assertEnvelope(client.get("/sessions/slow").send(), 504);
    }

    @Test
    void unknownPathsAndInternalOnesAre404() {
        assertEnvelope(client.get("/nothing-here").send(), 404);
        assertEnvelope(client.get("/admin/nothing-here").bearer(OWN).send(), 404);
        assertEnvelope(client.get("/internal/directory/head").bearer(OPERATOR).send(), 404);
        assertEnvelope(client.get("/%69nternal/directory/head").bearer(OPERATOR).send(), 404);
    }

    @Test
    void theRequestAfterAChangeSeesIt() {
        for (int i = 0; i < 20; i++) {
            String changed = client.put("/projects/" + shop.id())
                    .bearer(OPERATOR)
                    .json("{}")
                    .send()
                    .expect(200)
                    .at("/revision")
                    .asString();

            assertThat(client.get("/sessions/revision").send().at("/revision").asString())
                    .isEqualTo(changed);
        }
    }

    @Test
    void theServiceItselfTakesNobodysWord() {
        TestClient past = TestClient.of(address(backend));

        past.get("/sessions/echo").send().expect(401);
        past.get("/internal/directory/head").send().expect(401);
        past.get("/internal/ready").send().expect(401);
    }

    @Test
    void healthAndVersionAreTheGatewaysOwn() {
        assertThat(client.get("/health/alive").bearer(OWN).send().expect(200).text())
                .isEqualTo("{\"status\":\"ok\"}");
        assertThat(client.get("/version")
                        .bearer(OWN)
                        .send()
                        .expect(200)
                        .at("/version")
                        .asString())
                .isNotEmpty();
        client.get("/health/alive").send().expect(401);
        client.patch("/health/alive").bearer(OWN).json("{}").send().expect(405);
    }

    @Test
    void readinessNamesTheServiceThatIsMissing() {
        TestResponse answer = client.get("/health/ready").bearer(OWN).send().expect(503);

        assertThat(answer.at("/errors").propertyNames()).containsExactly("permission");
    }
}
