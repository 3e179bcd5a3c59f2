package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The AuthZEN Authorization API 1.0. */
class AccessTest {

    private static final String EVALUATION = "/access/v1/evaluation";
    private static final String EVALUATIONS = "/access/v1/evaluations";
    private static final String MODEL = """
            class User implements Namespace {}
            class File implements Namespace {
              related: { owners: User[], blocked: User[] }
              permits = {
                view: (ctx) => this.related.owners.includes(ctx.subject) && !this.related.blocked.includes(ctx.subject),
                edit: (ctx) => this.related.owners.includes(ctx.subject),
                share: (ctx) => !this.related.blocked.includes(ctx.subject),
              }
            }
            """;
    private static final String CONFIGURATION =
            """
            {"namespaces": {"location": "base64://%s"},
             "conditions": {
               "sales": {"expression": "subject_department == 'Sales' && hour < 18",
                         "parameters": {"subject_department": "string", "hour": "int"}}}}
            """.formatted(Base64.getEncoder().encodeToString(MODEL.getBytes(StandardCharsets.UTF_8)));

    private final Project project = PermissionServer.SHARED.project().changed(CONFIGURATION);

    AccessTest() {
        Answer written = project.patch("""
                [{"action":"insert","relation_tuple":{"namespace":"File","object":"a","relation":"owners",
                  "subject_set":{"namespace":"User","object":"ann","relation":""}}},
                 {"action":"insert","relation_tuple":{"namespace":"File","object":"b","relation":"owners",
                  "subject_set":{"namespace":"User","object":"ann","relation":""}}},
                 {"action":"insert","relation_tuple":{"namespace":"File","object":"b","relation":"blocked",
                  "subject_set":{"namespace":"User","object":"ann","relation":""}}},
                 {"action":"insert","relation_tuple":{"namespace":"File","object":"c","relation":"owners","subject_id":"bob"}},
                 {"action":"insert","relation_tuple":{"namespace":"File","object":"d","relation":"owners","subject_id":"eve",
                  "condition":{"name":"sales"}}}]
                """);
        assertThat(written.text()).isEmpty();
    }

    @ParameterizedTest // §6
    @CsvSource({
        "User,ann,view,File,a,true",
        "User,ann,view,File,b,false",
        "User,ann,edit,File,b,true",
        "User,bob,view,File,c,false",
        "subject_id,bob,view,File,c,true",
        "subject_id,ann,view,File,a,false",
    })
    void aDecisionIsACheck(String type, String id, String action, String resource, String name, boolean decision) {
        Answer answer = project.post(EVALUATION, question(type, id, action, resource, name));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"decision\":%s}".formatted(decision));
        assertThat(answer.header("X-Snaptoken")).isNotEmpty();
    }

    @ParameterizedTest // §7.2.1: closed by default
    @CsvSource({
        "User,ann,view,Folder,a,There is no resource type",
        "Group,ann,view,File,a,There is no subject type",
        "User,ann,fly,File,a,There is no action"
    })
    void whatTheProjectDoesNotKnowIsDenied(
            String type, String id, String action, String resource, String name, String reason) {
        Answer answer = project.post(EVALUATION, question(type, id, action, resource, name));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("decision").booleanValue()).isFalse();
        assertThat(answer.json().at("/context/reason").asString()).startsWith(reason);
    }

    @Test // §5.1.1, §5.4
    void conditionsTakeContextAndProperties() {
        String body = """
                {"subject": {"type": "subject_id", "id": "eve", "properties": {"department": "%s"}},
                 "action": {"name": "view"}, "resource": {"type": "File", "id": "d"}, "context": {"hour": %s}}
                """;

        assertThat(decision(body.formatted("Sales", 9))).isTrue();
        assertThat(decision(body.formatted("Support", 9))).isFalse();
        assertThat(decision(body.formatted("Sales", 20))).isFalse();
        Answer unknown = project.post(EVALUATION, body.formatted("Sales", null));
        assertThat(unknown.json().path("decision").booleanValue()).isFalse();
        assertThat(unknown.json().at("/context/reason").asString()).contains("condition");
    }

    @ParameterizedTest // §10.1.1, §10.1.2
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                                      | subject is missing
            {"subject":{"type":"User","id":"a"}}                                                    | action is missing
            {"subject":{"type":"User","id":"a"},"action":{"name":"view"}}                           | resource is missing
            {"subject":{"type":"User"},"action":{"name":"view"},"resource":{"type":"File","id":"a"}} | subject.id is missing
            {"subject":{"id":"a"},"action":{"name":"view"},"resource":{"type":"File","id":"a"}}     | subject.type is missing
            {"subject":{"type":"User","id":"a"},"action":{},"resource":{"type":"File","id":"a"}}    | action.name is missing
            {"subject":{"type":"User","id":""},"action":{"name":"view"},"resource":{"type":"File","id":"a"}} | subject.id must not be empty
            {"subject":{"type":"User","id":"a"},"action":{"name":"view"},"resource":{"type":"File","id":"a"},"context":[]} | context must be a JSON object
            {"subject":{"type":"User","id":"a","properties":1},"action":{"name":"view"},"resource":{"type":"File","id":"a"}} | subject.properties must be a JSON object
            """)
    void whatTheInformationModelDemandsIsRequired(String body, String message) {
        Answer answer = project.post(EVALUATION, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().stringValue()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []
            {"subject":1}
            {"subject":{"type":1,"id":"a"}}
            {"evaluations":[],"options":{"evaluations_semantic":"first_come"}}
            """)
    void whatIsOfAnotherTypeIsRefusedWithAText(String body) {
        Answer answer = project.post(EVALUATIONS, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().isString()).isTrue();
    }

    @Test // §7.1.1
    void evaluationsTakeDefaultsForWhatTheyLeaveOut() {
        Answer answer = project.post(EVALUATIONS, """
                {"subject": {"type": "User", "id": "ann"}, "action": {"name": "view"},
                 "evaluations": [
                   {"resource": {"type": "File", "id": "a"}},
                   {"resource": {"type": "File", "id": "b"}},
                   {"resource": {"type": "File", "id": "b"}, "action": {"name": "edit"}},
                   {"resource": {"type": "File", "id": "c"}, "subject": {"type": "subject_id", "id": "bob"}},
                   {"resource": {"type": "Folder", "id": "x"}}]}
                """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(decisions(answer)).isEqualTo("true,false,true,true,false");
        assertThat(answer.json().has("decision")).isFalse();
    }

    @ParameterizedTest // §7.1.2.1
    @CsvSource({
        "execute_all,a b a,'true,false,true'",
        "deny_on_first_deny,a b a,'true,false'",
        "deny_on_first_deny,a a,'true,true'",
        "permit_on_first_permit,b a b,'false,true'",
        "permit_on_first_permit,b b,'false,false'"
    })
    void theSemanticSaysHowFarEvaluationsGo(String semantic, String files, String decisions) {
        String evaluations = IntStream.range(0, files.split(" ").length)
                .mapToObj(i -> "{\"resource\": {\"type\": \"File\", \"id\": \"%s\"}}".formatted(files.split(" ")[i]))
                .collect(Collectors.joining(","));

        Answer answer = project.post(EVALUATIONS, """
                {"subject": {"type": "User", "id": "ann"}, "action": {"name": "view"},
                 "evaluations": [%s], "options": {"evaluations_semantic": "%s", "other": 1}}
                """.formatted(evaluations, semantic));

        assertThat(decisions(answer)).isEqualTo(decisions);
    }

    @Test // §7.1
    void withoutEvaluationsItIsASingleOne() {
        String question = question("User", "ann", "view", "File", "a");

        assertThat(project.post(EVALUATIONS, question).text()).isEqualTo("{\"decision\":true}");
        assertThat(project.post(EVALUATIONS, question.replaceFirst("\\{", "{\"evaluations\":[],"))
                        .text())
                .isEqualTo("{\"decision\":true}");
    }

    @Test
    void anEvaluationThatLacksSomethingIsNamed() {
        Answer answer = project.post(EVALUATIONS, """
                {"subject": {"type": "User", "id": "ann"}, "action": {"name": "view"},
                 "evaluations": [{"resource": {"type": "File", "id": "a"}}, {}]}
                """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().stringValue()).isEqualTo("evaluations[1].resource is missing");
    }

    @Test
    void evaluationsAreBounded() {
        String many = IntStream.range(0, 101).mapToObj(_ -> "{}").collect(Collectors.joining(","));
        Answer answer = project.post(
                EVALUATIONS,
                question("User", "ann", "view", "File", "a").replaceFirst("\\{", "{\"evaluations\":[" + many + "],"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().stringValue()).isEqualTo("evaluations must not be more than 100");
    }

    @Test // §9
    void theMetadataNamesTheHostThatWasAsked() {
        Answer answer = project.get("/.well-known/authzen-configuration");
        String identifier = answer.json().path("policy_decision_point").asString();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(identifier).startsWith("http").doesNotEndWith("/");
        assertThat(answer.json().path("access_evaluation_endpoint").asString()).isEqualTo(identifier + EVALUATION);
        assertThat(answer.json().path("search_action_endpoint").asString())
                .isEqualTo(identifier + "/access/v1/search/action");
        assertThat(answer.header("Cache-Control")).contains("max-age");
    }

    private boolean decision(String body) {
        return project.post(EVALUATION, body).json().path("decision").booleanValue();
    }

    private static String decisions(Answer answer) {
        return answer.json().path("evaluations").values().stream()
                .map(decision -> decision.path("decision"))
                .map(JsonNode::asString)
                .collect(Collectors.joining(","));
    }

    private static String question(String type, String id, String action, String resource, String name) {
        return """
                {"subject": {"type": "%s", "id": "%s"}, "action": {"name": "%s"}, "resource": {"type": "%s", "id": "%s"}}""".formatted(type, id, action, resource, name);
    }
}
