package dev.gatehouse.identity.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SubmissionReaderTest {

    private final SubmissionReader reader = RunningService.part(SubmissionReader.class);

    @Test // identity.md §2.4
    void namesWithDotsAreNested() {
        Submission form = read("application/x-www-form-urlencoded", "traits.name.first=Jo&traits.age=7&method=x");
        Submission json = read("application/json", "{\"traits.name.first\": \"Jo\", \"traits.age\": 7}");

        assertThat(form.find("traits").orElseThrow().node().toString())
                .isEqualTo("{\"name\":{\"first\":\"Jo\"},\"age\":\"7\"}");
        assertThat(json.find("traits").orElseThrow().node().toString())
                .isEqualTo("{\"name\":{\"first\":\"Jo\"},\"age\":7}");
        assertThat(form.form()).isTrue();
        assertThat(json.form()).isFalse();
    }

    @Test
    void whereBothSpellingsAreMixedTheNestedOneStands() {
        Submission mixed = read("application/json", "{\"traits.age\": 7, \"traits\": {\"name\": \"Jo\"}}");

        assertThat(mixed.find("traits").orElseThrow().node().toString()).isEqualTo("{\"name\":\"Jo\"}");
    }

    @Test
    void ofRepeatedFieldsTheLastCountsAndEmptyOnesAreLeftOut() {
        Submission form = read("application/x-www-form-urlencoded; charset=utf-8", "a=false&a=true&b=");

        assertThat(form.text("a")).contains("true");
        assertThat(form.find("b")).isEmpty();
    }

    @Test
    void whatWasSentByGetIsInTheAddress() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/self-service/login");
        request.setQueryString("flow=x&provider=up%20stream");

        assertThat(reader.read(request).text("provider")).contains("up stream");
    }

    @Test
    void otherBodiesAreRefused() {
        assertThatThrownBy(() -> read("text/plain", "method=password")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> read("application/json", "")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> read("application/json", "7")).isInstanceOf(ProblemException.class);
    }

    private Submission read(String contentType, String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/self-service/login");
        request.setContentType(contentType);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return reader.read(request);
    }
}
