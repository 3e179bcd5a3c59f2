package dev.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.web.RawHttp.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters of forms and of queries, which are never mixed. */
class FormsTest extends OverTheWire {

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

    @Test
    void aFormCanBeReadAsAStreamFirst() throws IOException {
        Answer answer = http.post("/oauth2/early?x=1", "scope=a&y=2", FORM_TYPE);

        assertThat(answer.body()).contains("\"form\":\"scope=a&y=2\"").contains("\"scope\":\"a\"");
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
}
