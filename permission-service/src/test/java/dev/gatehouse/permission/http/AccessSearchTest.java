package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Search APIs of the AuthZEN Authorization API 1.0 (§8). */
class AccessSearchTest {

    private static final String MODEL = """
            class User implements Namespace {}
            class File implements Namespace {
              related: { owners: User[], viewers: User[], blocked: User[] }
              permits = {
                view: (ctx) => (this.related.owners.includes(ctx.subject) || this.related.viewers.includes(ctx.subject)) &&
                  !this.related.blocked.includes(ctx.subject),
                edit: (ctx) => this.related.owners.includes(ctx.subject),
                open: (ctx) => !this.related.blocked.includes(ctx.subject),
              }
            }
            """;

    private final Project project = PermissionServer.SHARED
            .project()
            .changed("{\"namespaces\": {\"location\": \"base64://%s\"}}"
                    .formatted(Base64.getEncoder().encodeToString(MODEL.getBytes(StandardCharsets.UTF_8))));

    AccessSearchTest() {
        write(IntStream.range(0, 5)
                .mapToObj(i -> tuple("f" + i, "viewers", "ann"))
                .toList());
        write(List.of(tuple("f0", "owners", "bob"), tuple("f1", "owners", "ann"), tuple("f4", "blocked", "ann")));
        project.put("""
                {"namespace":"File","object":"f0","relation":"viewers","subject_id":"guest"}""");
    }

    @Test // §8.5
    void resourcesAreFoundPageByPage() {
        String search = """
                {"subject": {"type": "User", "id": "ann"}, "action": {"name": "view"}, "resource": {"type": "File", "id": "ignored"}%s}
                """;
        List<String> found = new ArrayList<>();
        String token = "";
        for (int page = 0; page == 0 || !token.isEmpty(); page++) {
            Answer answer = project.post(
                    "/access/v1/search/resource",
                    search.formatted(", \"page\": {\"limit\": 2, \"token\": \"%s\"}".formatted(token)));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().at("/page/count").asInt())
                    .isEqualTo(answer.json().path("results").size())
                    .isLessThanOrEqualTo(2);
            found.addAll(ids(answer));
            token = answer.json().at("/page/next_token").asString();
        }

        assertThat(found).containsExactly("f0", "f1", "f2", "f3");
        Answer whole = project.post("/access/v1/search/resource", search.formatted(""));
        assertThat(ids(whole)).isEqualTo(found);
        assertThat(whole.text()).startsWith("{\"page\":{\"next_token\":\"\",\"count\":4}");
        assertThat(whole.json().at("/results/0/type").asString()).isEqualTo("File");
        assertThat(whole.header("X-Snaptoken")).isNotEmpty();
    }

    @ParameterizedTest // §8.4
    @CsvSource({"User,view,'ann,bob'", "User,edit,bob", "subject_id,view,guest", "subject_id,edit,''"})
    void subjectsOfATypeAreFound(String type, String action, String expected) {
        Answer answer = project.post("/access/v1/search/subject", """
                {"subject": {"type": "%s"}, "action": {"name": "%s"}, "resource": {"type": "File", "id": "f0"}}
                """.formatted(type, action));

        assertThat(String.join(",", ids(answer))).isEqualTo(expected);
        assertThat(answer.json().path("results").values())
                .allSatisfy(
                        subject -> assertThat(subject.path("type").asString()).isEqualTo(type));
    }

    @ParameterizedTest // §8.6
    @CsvSource({
        "User,ann,f0,'open,view,viewers'",
        "User,ann,f1,'edit,open,owners,view,viewers'",
        "User,ann,f4,'blocked,viewers'",
        "subject_id,guest,f0,'open,view,viewers'",
        "User,nobody,f0,open"
    })
    void actionsAreFound(String type, String id, String file, String expected) {
        Answer answer = project.post("/access/v1/search/action", """
                {"subject": {"type": "%s", "id": "%s"}, "resource": {"type": "File", "id": "%s"}}
                """.formatted(type, id, file));

        assertThat(answer.json().path("results").values().stream()
                        .map(action -> action.path("name").asString())
                        .collect(Collectors.joining(",")))
                .isEqualTo(expected);
    }

    @Test
    void actionsComeInPagesAsWell() {
        String search = """
                {"subject": {"type": "User", "id": "ann"}, "resource": {"type": "File", "id": "f1"}, "page": {"limit": 3%s}}
                """;
        Answer first = project.post("/access/v1/search/action", search.formatted(""));
        String token = first.json().at("/page/next_token").asString();
        Answer second =
                project.post("/access/v1/search/action", search.formatted(", \"token\": \"%s\"".formatted(token)));

        assertThat(first.text()).contains("[{\"name\":\"edit\"},{\"name\":\"open\"},{\"name\":\"owners\"}]");
        assertThat(second.text()).contains("[{\"name\":\"view\"},{\"name\":\"viewers\"}]");
        assertThat(second.json().at("/page/next_token").asString()).isEmpty();
    }

    @Test
    void whereNothingIsDeclaredActionsAreWhatTuplesName() {
        Project free = PermissionServer.SHARED.project();
        free.put("{\"namespace\":\"files\",\"object\":\"a\",\"relation\":\"read\",\"subject_id\":\"ann\"}");
        free.put("{\"namespace\":\"files\",\"object\":\"a\",\"relation\":\"write\",\"subject_id\":\"bob\"}");

        assertThat(free.post("/access/v1/search/action", """
                        {"subject": {"type": "subject_id", "id": "ann"}, "resource": {"type": "files", "id": "a"}}
                        """).text()).contains("[{\"name\":\"read\"}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            resource | {"subject": {"type": "User", "id": "ann"}, "action": {"name": "view"}, "resource": {"type": "Folder"}}
            resource | {"subject": {"type": "User", "id": "ann"}, "action": {"name": "fly"}, "resource": {"type": "File"}}
            resource | {"subject": {"type": "Group", "id": "ann"}, "action": {"name": "view"}, "resource": {"type": "File"}}
            subject  | {"subject": {"type": "Group"}, "action": {"name": "view"}, "resource": {"type": "File", "id": "f0"}}
            subject  | {"subject": {"type": "User"}, "action": {"name": "fly"}, "resource": {"type": "File", "id": "f0"}}
            action   | {"subject": {"type": "Group", "id": "ann"}, "resource": {"type": "File", "id": "f0"}}
            action   | {"subject": {"type": "User", "id": "ann"}, "resource": {"type": "Folder", "id": "f0"}}
            """)
    void whatTheProjectDoesNotKnowFindsNothing(String kind, String body) {
        Answer answer = project.post("/access/v1/search/" + kind, body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"page\":{\"next_token\":\"\",\"count\":0},\"results\":[]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            resource | {"action": {"name": "view"}, "resource": {"type": "File"}}                                       | subject is missing
            resource | {"subject": {"type": "User", "id": "ann"}, "resource": {"type": "File"}}                         | action is missing
            resource | {"subject": {"type": "User", "id": "ann"}, "action": {"name": "view"}, "resource": {}}           | resource.type is missing
            subject  | {"subject": {"type": "User"}, "action": {"name": "view"}, "resource": {"type": "File"}}          | resource.id is missing
            action   | {"subject": {"type": "User"}, "resource": {"type": "File", "id": "f0"}}                          | subject.id is missing
            action   | {"subject": {"type": "User", "id": "ann"}, "resource": {"type": "File", "id": "f0"}, "page": {"limit": -1}} | page.limit must not be negative
            action   | {"subject": {"type": "User", "id": "ann"}, "resource": {"type": "File", "id": "f0"}, "page": {"token": "x"}} | invalid pagination token
            """)
    void whatASearchNeedsIsRequired(String kind, String body, String message) {
        Answer answer = project.post("/access/v1/search/" + kind, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().stringValue()).isEqualTo(message);
    }

    @Test // §8.2
    void aTokenIsGoodForItsQuestionAlone() {
        String search = """
                {"subject": {"type": "User", "id": "ann"}, "action": {"name": "%s"}, "resource": {"type": "File"},
                 "page": {"limit": 1, "token": "%s"}}
                """;
        String token = project.post("/access/v1/search/resource", search.formatted("view", ""))
                .json()
                .at("/page/next_token")
                .asString();

        assertThat(project.post("/access/v1/search/resource", search.formatted("view", token))
                        .status())
                .isEqualTo(200);
        assertThat(project.post("/access/v1/search/resource", search.formatted("viewers", token))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aNegationAloneHasNoListOfSubjects() {
        Answer answer = project.post("/access/v1/search/subject", """
                {"subject": {"type": "User"}, "action": {"name": "open"}, "resource": {"type": "File", "id": "f0"}}
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().isString()).isTrue();
    }

    private void write(List<String> tuples) {
        Answer written = project.patch(tuples.stream()
                .map(tuple -> "{\"action\":\"insert\",\"relation_tuple\":" + tuple + "}")
                .collect(Collectors.joining(",", "[", "]")));
        assertThat(written.status()).isEqualTo(204);
    }

    private static String tuple(String file, String relation, String user) {
        return """
                {"namespace":"File","object":"%s","relation":"%s",
                 "subject_set":{"namespace":"User","object":"%s","relation":""}}""".formatted(file, relation, user);
    }

    private static List<String> ids(Answer answer) {
        return answer.json().path("results").values().stream()
                .map(entity -> entity.path("id").asString())
                .toList();
    }
}
