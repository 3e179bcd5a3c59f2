package dev.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.platform.web.RawHttp.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What odd requests get from any service, seen on the wire of a real server. */
class EdgeTest extends OverTheWire {

    @Test
    void anUnknownPathIs404() throws IOException {
        assertEnvelope(http.send("GET", "/nothing-here"), 404);
    }

    @Test
    void anUnknownPathUnderTheFlatDialectHasTheFlatFieldsToo() throws IOException {
        Answer answer = http.send("GET", "/projects/nothing-here");

        assertEnvelope(answer, 404);
        assertThat(JSON.readTree(answer.body()).path("status").asString()).isEqualTo("Not Found");
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
                "{\"a\":1e401}",
                "{\"a\":\"\",\"b\":[0.1E-999999999]}",
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

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%", "a=%C3", "%2"})
    void aQueryThatCannotBeDecodedIs400(String query) throws IOException {
        assertEnvelope(http.send("GET", "/things/a?" + query), 400);
    }

    @Test
    void nestingHasAnEnd() throws IOException {
        String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertEnvelope(http.post("/json", deep, JSON_TYPE), 400);
    }

    @Test
    void escapedBackslashesAndSurrogatePairsAreText() throws IOException {
        Answer answer = http.post("/json", "{\"a\":\"\\\\u0000 \\\"1e9999 \\ud83d\\ude00\"}", JSON_TYPE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("a").asString()).isEqualTo("\\u0000 \"1e9999 😀");
    }

    @Test
    void numbersKeepTheirDigits() throws IOException {
        Answer answer = http.post("/json", "{\"a\":2.50,\"b\":12345678901234567890.125,\"c\":1e+400}", JSON_TYPE);

        assertThat(answer.body()).isEqualTo("{\"a\":2.50,\"b\":12345678901234567890.125,\"c\":1E+400}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"count\":\"1\"}|/count",
                "{\"count\":1.0}|/count",
                "{\"name\":1}|/name",
                "{\"name\":true}|/name",
                "{\"at\":\"yesterday\"}|/at",
                "{\"at\":\"+10000-01-01T00:00:00Z\"}|/at",
                "{\"at\":1000000000000000000000}|/at",
                "{\"at\":1.5}|/at"
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
    @ValueSource(strings = {"/json", "/streamed"})
    void aMalformedChunkIs400(String path) throws IOException {
        Answer answer = http.exchange(
                "POST %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%s\r\nTransfer-Encoding: chunked\r\n\r\n"
                        .formatted(path, JSON_TYPE),
                "no length\r\n{}\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertEnvelope(answer, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /things/a HTTP/1.1\r\n\r\n",
                "GET /things/a HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET /things/a HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET /things/a HTTP/1.1\r\nHost: a\r\nBroken\u0001Header: b\r\nConnection: close\r\n\r\n",
                "GET /things/a b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "POST /json HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\nConnection: close\r\n\r\n",
                "POST /json HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\nConnection: close\r\n\r\n",
                "POST /json HTTP/1.1\r\nHost: a\r\nExpect: x\r\nConnection: close\r\n\r\n",
                "GET /things/a HTTP/9.9\r\nHost: a\r\nConnection: close\r\n\r\n"
            })
    void whatTheContainerRefusesHasTheEnvelopeToo(String head) throws IOException {
        assertEnvelope(http.exchange(head, new byte[0]), 400);
    }

    @Test
    void theContainersRefusalsSpeakTheDialectOfTheirPath() throws IOException {
        Answer text = http.send("GET", "/texts/%zz");
        Answer answer = http.send("GET", "/oauth2/%zz");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("error").isString()).isTrue();
        assertThat(text.status()).isEqualTo(400);
        assertThat(JSON.readTree(text.body()).isString()).isTrue();
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
    void aChangeThatMissedAnotherIs409() throws IOException {
        assertEnvelope(http.send("GET", "/stale"), 409);
    }

    @Test
    void theUnexpectedIsAFixedSentence() throws IOException {
        assertEnvelope(http.send("GET", "/broken"), 500);
        assertEnvelope(http.send("GET", "/filter/throws"), 500);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void anAnswerThatBreaksOffBreaksTheConnectionAndIsNotGivenAgain(CapturedOutput log) throws IOException {
        try (InputStream answer =
                URI.create("http://localhost:" + port + "/broken-off").toURL().openStream()) {
            assertThat(answer.readNBytes(4)).isEqualTo("half".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(answer::read).isInstanceOf(IOException.class);
        }
        assertThat(log).containsOnlyOnce("IllegalStateException: in the middle of an answer");
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

    @Test
    void anEntityIsSentInOnePieceOfAKnownLength() throws IOException {
        Answer answer = http.send("GET", "/cached");

        assertThat(answer.header("Content-Length")).isEqualTo("2");
        assertThat(answer.has("Transfer-Encoding")).isFalse();
    }
}
