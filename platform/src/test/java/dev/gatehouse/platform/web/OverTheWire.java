package dev.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.web.RawHttp.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One service on a real server, for all tests of the edge. */
@SpringBootTest(
        classes = EdgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "gatehouse.web.max-body=2MB",
            "spring.web.resources.add-mappings=false",
            "management.endpoint.health.group.ready.include=readinessState",
            "management.endpoint.health.probes.enabled=true"
        })
abstract class OverTheWire {

    static final JsonMapper JSON = JsonMapper.shared();
    static final String JSON_TYPE = "Content-Type: application/json";
    static final String FORM_TYPE = "Content-Type: application/x-www-form-urlencoded";
    static final int MEBIBYTE = 1 << 20;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    RawHttp http;

    @BeforeEach
    void connect() {
        http = new RawHttp(port);
    }

    static JsonNode assertEnvelope(Answer answer, int status) {
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
}
