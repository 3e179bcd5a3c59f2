package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration says about tuples that are written: {@code validate_writes} and {@code conditions}. */
class WriteValidationTest {

    private static final String MODEL = """
            class User implements Namespace {}
            class File implements Namespace {
              related: { owner: User[] }
              permits = { view: (ctx: Context) => this.related.owner.includes(ctx.subject) }
            }
            """;
    private static final String OWNER = """
            {"namespace":"File","object":"a","relation":"owner",\
            "subject_set":{"namespace":"User","object":"ann","relation":""}}""";

    @Test
    void aProjectThatWantsItsModelKeptRefusesEverythingElseByName() {
        Project project = project("reject");
        String permit = OWNER.replace("owner", "view");

        Answer alone = project.put(permit);
        Answer inPatch = project.patch("[" + delta("insert", OWNER) + "," + delta("insert", permit) + "]");
        Answer imported = project.post("/admin/relation-tuples/import", OWNER + "\n" + permit);
        Answer transacted = project.post(
                "/admin/relation-tuples/transact",
                "{\"updates\":[" + delta("insert", OWNER.replace("owner", "reader")) + "]}");

        assertThat(alone.status()).isEqualTo(400);
        assertThat(alone.message()).contains("permission");
        assertThat(inPatch.json().at("/error/details/index").asInt()).isEqualTo(1);
        assertThat(inPatch.json().at("/error/details/field").asString()).isEqualTo("relation_tuple");
        assertThat(imported.json().at("/error/details/line").asInt()).isEqualTo(2);
        assertThat(transacted.message()).contains("not declared");
        assertThat(project.get("/relation-tuples").json().at("/relation_tuples"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "warn"})
    void aProjectThatDoesNotStoresThem(String setting) {
        assertThat(project(setting).put(OWNER.replace("owner", "view")).status())
                .isEqualTo(201);
    }

    @Test
    void whatFitsIsStoredAndWhatDoesNotIsDeleted() {
        Project project = project("off");
        project.put(OWNER.replace("owner", "view"));
        Project strict = project.changed(document("reject"));

        assertThat(strict.put(OWNER).status()).isEqualTo(201);
        assertThat(strict.patch("[" + delta("delete", OWNER.replace("owner", "view")) + "]")
                        .status())
                .isEqualTo(204);
        assertThat(strict.get("/relation-tuples").json().at("/relation_tuples")).hasSize(1);
    }

    @Test
    void aConditionOfTheConfigurationIsTakenAndItsValuesAreChecked() {
        Project project = project("reject");

        Answer fitting = project.put(conditional("{\"name\":\"zone\",\"context\":{\"wanted\":\"home\"}}"));
        Answer unknown = project.put(conditional("{\"name\":\"other\"}"));
        Answer wrong = project.put(conditional("{\"name\":\"zone\",\"context\":{\"wanted\":5}}"));

        assertThat(fitting.status()).isEqualTo(201);
        assertThat(fitting.text()).contains("\"condition\":{\"name\":\"zone\",\"context\":{\"wanted\":\"home\"}}");
        assertThat(project.get("/relation-tuples").text()).contains("\"context\":{\"wanted\":\"home\"}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.message()).contains("other");
        assertThat(wrong.status()).isEqualTo(400);
    }

    private static Project project(String setting) {
        return PermissionServer.SHARED.project().changed(document(setting));
    }

    private static String document(String setting) {
        return """
                {"namespaces": {"location": "base64://%s"}, "validate_writes": "%s",
                 "conditions": {"zone": {"expression": "zone == wanted", "parameters": {"zone": "string", "wanted": "string"}}}}
                """.formatted(Base64.getEncoder().encodeToString(MODEL.getBytes(StandardCharsets.UTF_8)), setting);
    }

    private static String conditional(String condition) {
        return OWNER.substring(0, OWNER.length() - 1) + ",\"condition\":" + condition + "}";
    }

    private static String delta(String action, String tuple) {
        return "{\"action\":\"" + action + "\",\"relation_tuple\":" + tuple + "}";
    }
}
