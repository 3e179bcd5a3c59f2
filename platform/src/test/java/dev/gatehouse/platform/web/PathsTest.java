package dev.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.web.RawHttp.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every spelling of a path is one path, or none. */
class PathsTest extends OverTheWire {

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
}
