package dev.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.web.RawHttp.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What odd requests get from any service, seen on the wire of a real server. */
@SpringBootTest(
        classes = EdgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "gatehouse.web.max-body=2MB",
            "spring.web.resources.add-mappings=false",
            "management.endpoint.health.group.ready.include=readinessState",
            "management.endpoint.health.probes.enabled=true"
        })
class EdgeTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String JSON_TYPE = "Content-Type: application/json";
    private static final String FORM_TYPE = "Content-Type: application/x-www-form-urlencoded";
    private static final int MEBIBYTE = 1 << 20;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private RawHttp http;

    @BeforeEach
    void connect() {
        http = new RawHttp(port);
    }

    private static JsonNode assertEnvelope(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache, no-store, must-revalidate");
        JsonNode error = JSON.readTree(answer.body()).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(status);
        assertThat(error.path("status").asString()).isNotEmpty();
        assertThat(error.path("message").asString()).isNotEmpty();
        assertThat(error.path("request").asString()).isEqualTo(answer.header("X-Request-ID"));
        assertThat(answer.body()).doesNotContain("Exception", "inside", "tomcat", "Tomcat", "<html");
        return error;
    }

    @Test
    void anUnknownPathIs404() throws IOException {
        assertEnvelope(http.send("GET", "/nothing-here"), 404);
    }

    @Test
    void anUnknownPathUnderTheFlatDialectHasTheFlatFieldsToo() throws IOException {
        Answer answer = http.send("GET", "/projects/nothing-here");

        assertEnvelope(answer, 404);
        assertThat(JSON.readTree(answer.body()).path("code").asInt()).isEqualTo(404);
        assertThat(JSON.readTree(answer.body()).path("message").asString()).isNotEmpty();
    }

    @Test
    void theContainersErrorPathIsNoPath() throws IOException {
        assertEnvelope(http.send("GET", "/error"), 404);
    }

    @Test
    void aWrongMethodIs405AndNamesTheRightOnes() throws IOException {
        Answer answer = http.send("DELETE", "/things/a");

        assertEnvelope(answer, 405);
        assertThat(answer.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "HEAD");
    }

    @Test
    void traceIsRefused() throws IOException {
        assertEnvelope(http.send("TRACE", "/things/a"), 405);
    }

    @Test // RFC 9110 §9.3.2
    void headWorksWhereverGetDoes() throws IOException {
        Answer answer = http.send("HEAD", "/things/a");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void headOfAnUnknownPathIs404WithoutABody() throws IOException {
        Answer answer = http.send("HEAD", "/nothing-here");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":",
                "",
                "[]",
                "null",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1} {}",
                "{\"a\":\"\\u0000\"}",
                "{\"\\u0000\":1}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"a\":NaN}",
                "{'a':1}"
            })
    void whatIsNoJsonObjectIs400(String body) throws IOException {
        assertEnvelope(http.post("/json", body, JSON_TYPE), 400);
    }

    @Test // RFC 8259 §8.1
    void invalidUtf8Is400() throws IOException {
        byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'};
        byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16);

        assertEnvelope(http.post("/json", overlong, JSON_TYPE), 400);
        assertEnvelope(http.post("/json", utf16, JSON_TYPE + "; charset=utf-16"), 400);
    }

    @Test
    void nestingHasAnEnd() throws IOException {
        String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertEnvelope(http.post("/json", deep, JSON_TYPE), 400);
    }

    @Test
    void escapedBackslashesAndSurrogatePairsAreText() throws IOException {
        Answer answer = http.post("/json", "{\"a\":\"\\\\u0000 \\ud83d\\ude00\"}", JSON_TYPE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("a").asString()).isEqualTo("\\u0000 😀");
    }

    @Test
    void numbersKeepTheirDigits() throws IOException {
        Answer answer = http.post("/json", "{\"a\":2.50,\"b\":12345678901234567890.125}", JSON_TYPE);

        assertThat(answer.body()).isEqualTo("{\"a\":2.50,\"b\":12345678901234567890.125}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"count\":\"1\"}|/count",
                "{\"count\":1.0}|/count",
                "{\"name\":1}|/name",
                "{\"name\":true}|/name",
                "{\"at\":\"yesterday\"}|/at"
            })
    void aMemberOfTheWrongTypeIs400AndNamed(String body, String pointer) throws IOException {
        assertThat(assertEnvelope(http.post("/numbers", body, JSON_TYPE), 400)
                        .path("reason")
                        .asString())
                .contains(pointer);
    }

    @Test // RFC 3339
    void instantsAreTextInUtc() throws IOException {
        Answer answer =
                http.post("/numbers", "{\"count\":null,\"name\":null,\"at\":\"2022-08-30T12:00:00+02:00\"}", JSON_TYPE);

        assertThat(answer.body()).isEqualTo("{\"count\":0,\"at\":\"2022-08-30T10:00:00Z\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
    void jsonIsDecodedWhateverItsContentType(String type) throws IOException {
        assertThat(http.post("/json", "{\"a\":1}", "Content-Type: " + type).body())
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void jsonIsDecodedWithoutAContentType() throws IOException {
        assertThat(http.post("/json", "{\"a\":1}").body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void anUnacceptableAcceptIs406() throws IOException {
        assertEnvelope(http.send("GET", "/things/a", "Accept: image/png"), 406);
        assertEnvelope(http.send("GET", "/things/a", "Accept: nonsense"), 406);
    }

    @Test
    void whatChangesSomethingIsNotRefusedForItsAccept() throws IOException {
        assertThat(http.post("/json", "{}", JSON_TYPE, "Accept: image/png").status())
                .isEqualTo(200);
    }

    @Test
    void oauthEndpointsAnswerJsonWhateverIsAccepted() throws IOException {
        Answer answer = http.send("GET", "/oauth2/query?scope=a", "Accept: image/png");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aBodyOfAMebibytePasses() throws IOException {
        String body = "{\"a\":\"" + "x".repeat(MEBIBYTE) + "\"}";

        assertThat(http.post("/json", body, JSON_TYPE).status()).isEqualTo(200);
    }

    @Test
    void aBodyOverTheLimitIs413() throws IOException {
        assertEnvelope(http.post("/json", "x".repeat(3 * MEBIBYTE), JSON_TYPE), 413);
    }

    @Test
    void theLimitIsDecidedBeforeTheBodyIsSent() throws IOException {
        Answer answer = http.exchange(
                "POST /json HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2000000000\r\n\r\n",
                new byte[0]);

        assertEnvelope(answer, 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/json", "/login"})
    void aChunkedBodyOverTheLimitIs413(String path) throws IOException {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        String body = chunk.repeat(40) + "0\r\n\r\n";

        Answer answer = http.exchange(
                "POST %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%s\r\nTransfer-Encoding: chunked\r\n\r\n"
                        .formatted(path, FORM_TYPE),
                body.getBytes(StandardCharsets.US_ASCII));

        assertEnvelope(answer, 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/things/%",
                "/things/%zz",
                "/things/%ff",
                "/things/%c0%af",
                "/things/%00",
                "/things/%0a",
                "/things/%7f",
                "/things/%5c..%5c",
                "/things/a;b=c",
                "/things;/a",
                "/x/../things/a",
                "/x/%2e%2e/things/a",
                "/./things/a",
                "/things/a\\b",
                "/things/{a}",
                "/things/a?x=\u0001",
                "things/a",
                "*"
            })
    void aPathThatTwoReadersCouldReadDifferentlyIs400(String target) throws IOException {
        assertEnvelope(http.send("GET", target), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /things/a HTTP/1.1\r\n\r\n",
                "GET /things/a HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET /things/a HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET /things/a HTTP/1.1\r\nHost: a\r\nBroken\u0001Header: b\r\nConnection: close\r\n\r\n",
                "GET /things/a b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "POST /json HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\nConnection: close\r\n\r\n"
            })
    void whatTheContainerRefusesHasTheEnvelopeToo(String head) throws IOException {
        assertEnvelope(http.exchange(head, new byte[0]), 400);
    }

    @Test
    void theContainersRefusalsSpeakTheDialectOfTheirPath() throws IOException {
        Answer answer = http.send("GET", "/oauth2/%zz");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("error").isString()).isTrue();
    }

    @Test
    void headersHaveALimit() throws IOException {
        Answer answer = http.send("GET", "/things/a", "X-Long: " + "x".repeat(40_000));

        assertThat(answer.status()).isIn(400, 431);
        assertEnvelope(answer, 400);
    }

    @Test
    void noAnswerNamesTheServer() throws IOException {
        assertThat(http.send("GET", "/things/a").has("Server")).isFalse();
        assertThat(http.send("GET", "/things/%zz").has("Server")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/things//a,a",
        "//things/a,a",
        "/th%69ngs/%61,a",
        "/things/a%2Fb,a/b",
        "/things/a%20b,a b",
        "/things/%E2%82%AC,€",
        "/things/a%3Bb,a;b",
        "/things/a%2525,a%25",
        "/things/%2e%2e%2e,..."
    })
    void handlersSeeTheCleanPath(String target, String id) throws IOException {
        Answer answer = http.send("GET", target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("id").asString()).isEqualTo(id);
    }

    @Test
    void anEncodedSlashSeparatesNothing() throws IOException {
        assertEnvelope(http.send("GET", "/things%2Fa"), 404);
    }

    @Test
    void aMalformedIdInAPathIs404() throws IOException {
        assertEnvelope(http.send("GET", "/ids/a%2Fb"), 404);
    }

    @Test
    void aSlashAtTheEndIsRedirectedUnderTheVerifiedHost() throws IOException {
        Answer answer = http.send("GET", "/things/a/?x=%61&y=");

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).isEqualTo("https://shop.example.org:8443/things/a?x=%61&y=");
        assertThat(http.send("HEAD", "/things//a//").header("Location"))
                .isEqualTo("https://shop.example.org:8443/things/a");
    }

    @Test // RFC 9110 §15.4.8
    void aSlashAtTheEndKeepsTheMethodOfWhatChangesSomething() throws IOException {
        Answer answer = http.post("/json/", "{}", JSON_TYPE);

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).isEqualTo("https://shop.example.org:8443/json");
    }

    @Test
    void aRequestKeepsTheNameItsCallerGaveIt() throws IOException {
        assertThat(http.send("GET", "/things/a", "X-Request-ID: abc-1").header("X-Request-ID"))
                .isEqualTo("abc-1");
        assertThat(http.send("GET", "/things/a", "X-Request-ID: <script>").header("X-Request-ID"))
                .doesNotContain("<");
    }

    @Test
    void otherPartsOfTheInstallationAreToldAboutReadiness() throws IOException {
        assertThat(http.send("GET", "/internal/ready").status()).isEqualTo(200);

        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(http.send("GET", "/internal/ready").status()).isEqualTo(503);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @Test
    void theUnexpectedIsAFixedSentence() throws IOException {
        assertEnvelope(http.send("GET", "/broken"), 500);
        assertEnvelope(http.send("GET", "/filter/throws"), 500);
    }

    @Test
    void whatFiltersLeaveToTheContainerSpeaksTheDialectOfItsPath() throws IOException {
        Answer answer = http.send("GET", "/oauth2/filter/sends-error");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(JSON.readTree(answer.body()).path("error").asString()).isEqualTo("request_forbidden");
        assertThat(answer.body()).doesNotContain("inside");
        assertThat(answer.has("X-Request-ID")).isTrue();
    }

    @Test
    void aControllersCachingReplacesTheDefault() throws IOException {
        assertThat(http.send("GET", "/cached").all("Cache-Control")).containsExactly("no-store");
        assertThat(http.send("GET", "/things/a").all("Cache-Control"))
                .containsExactly("private, no-cache, no-store, must-revalidate");
    }

    @Test // RFC 6749 §3.2
    void aRepeatedFormParameterIsRefused() throws IOException {
        Answer answer = http.post("/oauth2/token", "a=1&a=2", FORM_TYPE);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("error").asString()).isEqualTo("invalid_request");
        assertThat(http.post("/oauth2/token", "resource=1&resource=2", FORM_TYPE)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void formParametersNeverComeFromTheQuery() throws IOException {
        assertThat(http.post("/oauth2/token?client_secret=s", "a=%C3%A4+b", FORM_TYPE)
                        .body())
                .isEqualTo("{\"form\":{\"a\":[\"ä b\"]}}");
    }

    @Test
    void aFormCanBeReadAsServletParametersFirst() throws IOException {
        Answer answer = http.post("/oauth2/late?x=1", "scope=a&y=2", FORM_TYPE);

        assertThat(JSON.readTree(answer.body()).path("form").propertyNames()).containsExactly("scope", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: application/json", "Content-Type: text/plain", "X-Nothing: 1"})
    void anotherTypeThanAFormIs400(String header) throws IOException {
        Answer answer = http.post("/oauth2/token", "{\"grant_type\":\"client_credentials\"}", header);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("error").asString()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%ff", "a=%00"})
    void aBrokenFormIs400(String form) throws IOException {
        assertThat(http.post("/oauth2/token", form, FORM_TYPE).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/query", "/oauth2/query?scope=a&scope=b", "/oauth2/query?scope=%zz"})
    void aBrokenQueryIs400(String target) throws IOException {
        assertThat(http.send("GET", target).status()).isEqualTo(400);
    }

    @Test
    void formsOfBrowsersMayRepeatAndTheLastWins() throws IOException {
        assertThat(http.post("/login", "remember=false&remember=true", FORM_TYPE)
                        .body())
                .isEqualTo("{\"remember\":\"true\"}");
    }

    @Test
    void aPreflightOfAnAllowedOriginIsGranted() throws IOException {
        Answer answer = http.send(
                "OPTIONS",
                "/things/a",
                "Origin: https://ui.test",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: x-session-token, content-type");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://ui.test");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("x-session-token, content-type");
        assertThat(answer.all("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.test,POST,content-type",
        "https://ui.test,DELETE,content-type",
        "https://ui.test,POST,x-evil",
        "https://ui.test.evil.test,POST,content-type",
        "null,POST,content-type"
    })
    void aPreflightThatIsNotGrantedIsToldNothing(String origin, String method, String header) throws IOException {
        Answer answer = http.send(
                "OPTIONS",
                "/things/a",
                "Origin: " + origin,
                "Access-Control-Request-Method: " + method,
                "Access-Control-Request-Headers: " + header);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control-allow"));
    }

    @Test
    void anAllowedOriginMayReadErrorsToo() throws IOException {
        Answer answer = http.post("/json", "{", JSON_TYPE, "Origin: https://app.trusted.test");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.trusted.test");
        assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo("Content-Type");
    }

    @Test
    void aForeignOriginIsServedWithoutMarks() throws IOException {
        Answer answer = http.send("GET", "/things/a", "Origin: https://evil.test");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.has("Access-Control-Allow-Origin")).isFalse();
        assertThat(answer.all("Vary")).contains("Origin");
    }

    @Test // who may is known only when the client is
    void wherePoliciesDependOnTheClientEveryPreflightIsGranted() throws IOException {
        Answer answer = http.send(
                "OPTIONS", "/oauth2/token", "Origin: https://spa.test", "Access-Control-Request-Method: POST");

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://spa.test");
        assertThat(http.post("/oauth2/token", "a=1", FORM_TYPE, "Origin: https://spa.test")
                        .has("Access-Control-Allow-Origin"))
                .isFalse();
    }

    @Test
    void aPathWithoutARuleIsForNoOtherOrigin() throws IOException {
        Answer answer =
                http.send("OPTIONS", "/cached", "Origin: https://ui.test", "Access-Control-Request-Method: GET");

        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control-allow"));
        assertThat(answer.status()).isEqualTo(204);
    }
}
