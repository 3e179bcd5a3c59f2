package dev.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.web.RawHttp.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts of other origins may do and read. */
class OriginsTest extends OverTheWire {

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
