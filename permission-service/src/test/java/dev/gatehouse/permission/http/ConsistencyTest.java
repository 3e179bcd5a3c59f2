package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code X-Snaptoken}, {@code snaptoken} and {@code consistency} (permission.md §18.3). */
class ConsistencyTest {

    private static final String ADMIN = "/admin/relation-tuples";
    private static final String ANN = """
            {"namespace":"videos","object":"v1","relation":"view","subject_id":"ann"}""";

    private final PermissionServer server = PermissionServer.SHARED;
    private final Project project = server.project();

    @Test
    void everyAnswerToAWriteOrAListSaysItsState() {
        String put = token(project.put(ANN));
        String listed = token(project.get("/relation-tuples"));
        String patched = token(project.patch("[{\"action\":\"delete\",\"relation_tuple\":" + ANN + "}]"));
        String deleted = token(project.delete(ADMIN, "namespace", "videos"));

        assertThat(listed).isEqualTo(put);
        assertThat(patched).isNotEqualTo(put);
        assertThat(deleted).isNotEqualTo(patched);
        assertThat(put).matches("[A-Za-z0-9_-]{20,80}");
    }

    @Test
    void anotherConfigurationIsAnotherState() {
        String before = token(project.put(ANN));
        Project changed = project.changed("{\"namespaces\":[{\"id\":0,\"name\":\"videos\"}]}");

        assertThat(token(changed.get("/relation-tuples"))).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimize_latency", "at_least_as_fresh", "exact", "full", ""})
    void aStateThatWasSeenIsSeenAgain(String consistency) {
        String token = token(project.put(ANN));

        Answer listed = consistency.isEmpty()
                ? project.get("/relation-tuples", "snaptoken", token)
                : project.get("/relation-tuples", "snaptoken", token, "consistency", consistency);

        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.text()).contains("ann");
        assertThat(token(listed)).isEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource({
        "consistency, stale, unknown consistency",
        "consistency, '', unknown consistency",
        "consistency, exact, needs a snaptoken",
        "consistency, at_least_as_fresh, needs a snaptoken",
        "snaptoken, '', invalid snaptoken",
        "snaptoken, AAAA, invalid snaptoken"
    })
    void whatCannotBeMeantIsRefused(String name, String value, String message) {
        Answer refused = project.get("/relation-tuples", name, value);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains(message);
    }

    @Test
    void aTokenOfAnotherProjectIsRefused() {
        String token = token(server.project().put(ANN));

        assertThat(project.get("/relation-tuples", "snaptoken", token).message())
                .isEqualTo("invalid snaptoken");
    }

    private static String token(Answer answer) {
        String token = answer.header("X-Snaptoken");
        assertThat(token).isNotEmpty();
        return token;
    }
}
