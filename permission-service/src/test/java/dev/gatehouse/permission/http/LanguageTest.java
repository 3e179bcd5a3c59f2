package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The permission language over HTTP (permission.md §15). */
class LanguageTest {

    private static final String MODEL = """
            class User implements Namespace {}
            class File implements Namespace {
              related: { viewers: User[] }
              permits = { view: (ctx) => this.related.viewers.includes(ctx.subject) }
            }
            """;
    private static final String MIXED = """
            class File implements Namespace {
              related: { a: File[] b: File[] c: File[] }
              permits = { p: (ctx) => this.related.a.includes(ctx.subject) || this.related.b.includes(ctx.subject)
                && this.related.c.includes(ctx.subject) }
            }
            """;

    private final Project project = PermissionServer.SHARED.project();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "text/plain; charset=utf-8",
                "application/json",
                "application/x-www-form-urlencoded"
            })
    void ofAModelThatIsFineNothingIsSaid(String contentType) {
        Answer answer = syntax(project, contentType, MODEL);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{}");
    }

    @Test
    void anEmptyTextIsAModelWithoutAnything() {
        Answer answer = syntax(project, "", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{}");
    }

    @Test // permission.md §22 trap 17
    void mistakesAreToldWithTheirPlacesAndStatus200() {
        Answer answer = syntax(project, "text/plain", MODEL.replace("User[]", "Usr[]"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"errors\":[{\"message\":\"namespace \\\"Usr\\\" was not declared\","
                        + "\"start\":{\"Line\":3,\"column\":23},\"end\":{\"Line\":3,\"column\":26}}]}");
    }

    @Test
    void warningsStandBesideErrors() {
        Answer answer = syntax(project, "text/plain", MIXED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("errors")).isFalse();
        assertThat(answer.json().at("/warnings/0/message").stringValue()).startsWith("\"&&\" and \"||\" are mixed");
        assertThat(answer.json().at("/warnings/0/start/Line").intValue()).isEqualTo(4);
    }

    @Test // permission.md §23
    void mixedOperatorsAreJudgedAsTheProjectWantsThemRead() {
        Answer strict = syntax(project.changed("{\"opl\": {\"precedence\": \"error\"}}"), "text/plain", MIXED);
        Answer typescript = syntax(project.changed("{\"opl\": {\"precedence\": \"typescript\"}}"), "text/plain", MIXED);

        assertThat(strict.json().at("/errors/0/message").stringValue())
                .isEqualTo("\"&&\" and \"||\" are mixed; use parentheses");
        assertThat(typescript.text()).isEqualTo("{}");
    }

    @Test
    void aMegabyteOfOpenParenthesesIsAnswered() {
        Answer answer = syntax(project, "text/plain", "(".repeat(1 << 20));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("warnings")).hasSize(1);
    }

    @Test
    void namespacesAreListedInTheirOrder() {
        Answer listed = project.get("/namespaces");
        Answer declared = project.changed(located(MODEL)).get("/namespaces");
        Answer none = project.changed("{}").get("/namespaces");

        assertThat(listed.text())
                .isEqualTo("{\"namespaces\":[{\"name\":\"videos\"},{\"name\":\"groups\"},{\"name\":\"files\"}]}");
        assertThat(declared.text()).isEqualTo("{\"namespaces\":[{\"name\":\"User\"},{\"name\":\"File\"}]}");
        assertThat(none.text()).isEqualTo("{\"namespaces\":[]}");
    }

    @Test // permission.md §22 trap 24
    void aStoredModelThatCannotBeUsedDeniesNothingSilently() {
        Project broken = project.changed(located("class"));

        Answer check = broken.get(
                "/relation-tuples/check", "namespace", "File", "object", "f", "relation", "view", "subject_id", "ann");

        assertThat(check.status()).isEqualTo(503);
        assertThat(check.message()).isEqualTo("The permission model of the project cannot be used");
        assertThat(check.reason()).startsWith("It does not compile: line 1, column 6: expected identifier");
        assertThat(broken.get("/namespaces").status()).isEqualTo(503);
        assertThat(syntax(broken, "text/plain", MODEL).text()).isEqualTo("{}");
        assertThat(broken.get("/relation-tuples").status()).isEqualTo(200);
    }

    @Test
    void settingsAreCheckedForOtherServicesOnly() {
        String wrong = located("class A implements Namespace { related: { a: B[] } } x")
                .replace("{\"namespaces\"", "{\"conditions\": {\"a\": {}}, \"namespaces\"");

        assertThat(PermissionServer.SHARED
                        .service()
                        .post("/internal/permission/settings/check")
                        .json(located(MODEL))
                        .send()
                        .text())
                .isEqualTo("{\"errors\":[],\"warnings\":[]}");
        assertThat(PermissionServer.SHARED
                        .service()
                        .post("/internal/permission/settings/check")
                        .json(wrong)
                        .send()
                        .text())
                .startsWith("{\"errors\":[{\"pointer\":\"/namespaces/location\",\"rule\":\"model\","
                        + "\"message\":\"namespace \\\"B\\\" was not declared\","
                        + "\"start\":{\"line\":1,\"column\":46},\"end\":{\"line\":1,\"column\":47}},"
                        + "{\"pointer\":\"/conditions/a/expression\",\"rule\":\"condition\",");
        assertThat(project.post("/internal/permission/settings/check", located(MODEL))
                        .status())
                .isEqualTo(401);
    }

    private static Answer syntax(Project project, String contentType, String model) {
        return new Answer(project.request("POST", "/opl/syntax/check")
                .body(contentType, model)
                .send());
    }

    private static String located(String model) {
        return "{\"namespaces\": {\"location\": \"base64://%s\"}}"
                .formatted(Base64.getEncoder().encodeToString(model.getBytes(StandardCharsets.UTF_8)));
    }
}
