package dev.gatehouse.project.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.project.ProjectServiceTest;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Models are compiled when they are written (permission.md §10). */
class ReviewedModelsTest extends ProjectServiceTest {

    @Test
    void aModelThatDoesNotCompileIsNeverStored() {
        JsonNode project = aProject();

        Answer replaced = put(project, "permission", located("a mistake"));
        Answer patched = patch(project, patched("another mistake"));

        assertThat(replaced.status()).isEqualTo(400);
        assertThat(replaced.json().at("/error/details/pointer").stringValue())
                .isEqualTo("/services/permission/config/namespaces/location");
        assertThat(replaced.json().at("/error/details/rule").stringValue()).isEqualTo("model");
        assertThat(replaced.json().at("/error/details/start").toString()).contains("\"Line\":1", "\"column\":3");
        assertThat(patched.status()).isEqualTo(400);
        assertThat(get(OPERATOR, path(project))
                        .settings("permission")
                        .path("namespaces")
                        .isArray())
                .isTrue();
    }

    @Test
    void doubtsAboutAModelComeWithTheAnswer() {
        Answer replaced = put(aProject(), "permission", located("a doubt"));

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().at("/warnings/0/code").intValue()).isEqualTo(4005);
        assertThat(replaced.json().at("/warnings/0/message").stringValue()).endsWith("line 1, column 3: a doubt.");
    }

    @Test
    void whatCannotBeCheckedIsNotStored() {
        JsonNode project = aProject();

        assertThat(put(project, "permission", located("an outage")).status()).isEqualTo(503);
        assertThat(put(project, "permission", "{\"namespaces\": [{\"name\": \"a\"}]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aMegabyteOfModelIsStored() {
        JsonNode project = aProject();

        Answer stored = put(project, "permission", located("x".repeat(1 << 20)));
        Answer tooLarge = put(project, "permission", located("x".repeat((1 << 20) + 1)));

        assertThat(stored.status()).isEqualTo(200);
        assertThat(tooLarge.status()).isEqualTo(400);
        assertThat(tooLarge.json().at("/error/details/rule").stringValue()).isEqualTo("maxLength");
    }

    @Test
    void reviewsAtTheSameTimeLoseNoChange() throws Exception {
        JsonNode project = aProject();
        put(project, "permission", located("a model"));

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var patches = executor.invokeAll(IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Integer>)
                            () -> patch(project, """
                            [{"op": "add", "path": "/services/permission/config/conditions/c%d", "value": {"expression": "true"}}]
                            """.formatted(i)).status())
                    .toList());
            for (var patch : patches) {
                assertThat(patch.get()).isEqualTo(200);
            }
        }

        assertThat(get(OPERATOR, path(project)).settings("permission").path("conditions"))
                .hasSize(8);
    }

    private static String patched(String model) {
        return """
                [{"op": "replace", "path": "/services/permission/config/namespaces", "value": {"location": "%s"}}]
                """.formatted(location(model));
    }

    private static String located(String model) {
        return "{\"namespaces\": {\"location\": \"%s\"}}".formatted(location(model));
    }

    private static String location(String model) {
        return "base64://" + Base64.getEncoder().encodeToString(model.getBytes(UTF_8));
    }
}
