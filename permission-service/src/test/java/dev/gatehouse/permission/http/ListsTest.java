package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of objects and of subjects, and the explanation of checks, over one small model. */
class ListsTest {

    private static final String OBJECTS = "/relation-tuples/list-objects";
    private static final String SUBJECTS = "/relation-tuples/list-subjects";
    private static final String EXPLAIN = "/relation-tuples/check/explain";
    private static final String EXPAND = "/relation-tuples/expand";

    private static final String MODEL = """
            class User implements Namespace {}
            class Team implements Namespace {
              related: { member: (User | SubjectSet<Team, "member">)[] }
            }
            class Doc implements Namespace {
              related: { viewer: (User | SubjectSet<Team, "member">)[], banned: User[] }
              permits = {
                view: (ctx) => this.related.viewer.includes(ctx.subject) && !this.related.banned.includes(ctx.subject),
                open: (ctx) => !this.related.banned.includes(ctx.subject),
              }
            }
            """;

    private final Project project = PermissionServer.SHARED.project().changed("""
            {"namespaces": {"location": "base64://%s"},
             "conditions": {"odd": {"expression": "n %% 2 == 1", "parameters": {"n": "int"}}}}
            """.formatted(
                    Base64.getEncoder().encodeToString(MODEL.getBytes(StandardCharsets.UTF_8))));

    @BeforeEach
    void tuples() {
        Answer written = project.patch("""
                [{"action":"insert","relation_tuple":{"namespace":"Team","object":"x","relation":"member","subject_set":{"namespace":"User","object":"ann","relation":""}}},
                 {"action":"insert","relation_tuple":{"namespace":"Doc","object":"a","relation":"viewer","subject_set":{"namespace":"Team","object":"x","relation":"member"}}},
                 {"action":"insert","relation_tuple":{"namespace":"Doc","object":"b","relation":"viewer","subject_set":{"namespace":"Team","object":"x","relation":"member"}}},
                 {"action":"insert","relation_tuple":{"namespace":"Doc","object":"c","relation":"viewer","subject_set":{"namespace":"Team","object":"x","relation":"member"}}},
                 {"action":"insert","relation_tuple":{"namespace":"Doc","object":"c","relation":"banned","subject_set":{"namespace":"User","object":"ann","relation":""}}},
                 {"action":"insert","relation_tuple":{"namespace":"Doc","object":"a","relation":"viewer","subject_id":"bob"}},
                 {"action":"insert","relation_tuple":{"namespace":"Doc","object":"d","relation":"viewer","subject_id":"bob","condition":{"name":"odd"}}}]
                """);
        assertThat(written.status()).as(written.text()).isEqualTo(204);
    }

    @Test // permission.md §18.1
    void objectsAreListedInPages() {
        String[] question = {
            "namespace",
            "Doc",
            "relation",
            "view",
            "subject_set.namespace",
            "User",
            "subject_set.object",
            "ann",
            "subject_set.relation",
            "",
            "page_size",
            "1"
        };

        Answer first = project.get(OBJECTS, question);
        Answer second = project.get(
                OBJECTS + "?page_token=" + first.json().at("/next_page_token").asString() + "&" + query(question));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().at("/objects/0").asString()).isEqualTo("a");
        assertThat(first.json().at("/incomplete").asBoolean(true)).isFalse();
        assertThat(first.json().at("/snaptoken").asString()).isEqualTo(first.header("X-Snaptoken"));
        assertThat(second.json().at("/objects/0").asString()).isEqualTo("b");
        assertThat(second.json().at("/next_page_token").asString("none")).isEmpty();
    }

    @Test
    void aTokenBelongsToItsQuestionAndItsProject() {
        String question = "namespace=Doc&relation=viewer&subject_id=bob&page_size=1&page_token=";
        String token = project.get(OBJECTS + "?namespace=Doc&relation=viewer&page_size=1"
                        + "&subject_set.namespace=Team&subject_set.object=x&subject_set.relation=member")
                .json()
                .at("/next_page_token")
                .asString();

        assertThat(token).isNotEmpty();
        assertThat(project.get(OBJECTS + "?" + question + token).status()).isEqualTo(400);
        assertThat(project.get(OBJECTS + "?" + question + "nonsense").message()).isEqualTo("invalid pagination token");
    }

    @Test
    void objectsAreAskedForByBodyToo() {
        Answer listed = project.post(OBJECTS + "?page_size=2", """
                {"namespace":"Doc","relation":"viewer","subject_set":{"namespace":"Team","object":"x","relation":"member"}}""");

        assertThat(listed.json().at("/objects")).hasSize(2);
        assertThat(listed.json().at("/next_page_token").asString()).isNotEmpty();
    }

    @Test
    void conditionsAreEvaluatedWithTheContextOfTheRequest() {
        String question = "{\"namespace\":\"Doc\",\"relation\":\"viewer\",\"subject_id\":\"bob\"%s}";

        Answer unknown = project.post(OBJECTS, question.formatted(""));
        Answer odd = project.post(OBJECTS, question.formatted(",\"context\":{\"n\":3}"));
        Answer even = project.post(OBJECTS, question.formatted(",\"context\":{\"n\":4}"));

        assertThat(unknown.text()).startsWith("{\"objects\":[\"a\"]").contains("\"incomplete\":true");
        assertThat(odd.text()).startsWith("{\"objects\":[\"a\",\"d\"]").contains("\"incomplete\":false");
        assertThat(even.text()).startsWith("{\"objects\":[\"a\"]").contains("\"incomplete\":false");
        assertThat(project.get(
                                OBJECTS,
                                "namespace",
                                "Doc",
                                "relation",
                                "viewer",
                                "subject_id",
                                "bob",
                                "context",
                                "{\"n\":3}")
                        .text())
                .startsWith("{\"objects\":[\"a\",\"d\"]");
    }

    @Test // permission.md §18.2
    void subjectsAreListed() {
        String set = "?namespace=Doc&object=a&relation=view";

        assertThat(project.get(SUBJECTS + set).text())
                .startsWith("{\"subjects\":[{\"subject_id\":\"bob\"},"
                        + "{\"subject_set\":{\"namespace\":\"User\",\"object\":\"ann\",\"relation\":\"\"}}]");
        assertThat(project.get(SUBJECTS + set + "&subject_namespace=User")
                        .json()
                        .at("/subjects"))
                .hasSize(1);
        assertThat(project.get(SUBJECTS + set + "&subject_relation=member")
                        .json()
                        .at("/subjects/0/subject_set/object")
                        .asString())
                .isEqualTo("x");
        assertThat(project.post(SUBJECTS, """
                {"namespace":"Doc","object":"a","relation":"view","subject_namespace":"Team","subject_relation":"member"}""").json().at("/subjects")).hasSize(1);
        Answer first = project.get(SUBJECTS + set + "&page_size=1");
        assertThat(project.get(SUBJECTS + set + "&page_size=1&page_token="
                                + first.json().at("/next_page_token").asString())
                        .json()
                        .at("/subjects/0/subject_set/object")
                        .asString())
                .isEqualTo("ann");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | list-objects?namespace=nothere&relation=view&subject_id=ann",
                "400 | list-objects?namespace=Doc&relation=nothere&subject_id=ann",
                "400 | list-objects?namespace=Doc&relation=view",
                "400 | list-objects?relation=view&subject_id=ann",
                "400 | list-objects?namespace=Doc&relation=view&subject_id=ann&max-depth=x",
                "400 | list-objects?namespace=Doc&relation=view&subject_id=ann&page_size=x",
                "400 | list-objects?namespace=Doc&relation=view&subject_id=",
                "400 | list-objects?namespace=Doc&relation=view&subject_id=ann&context=x",
                "404 | list-subjects?namespace=nothere&object=a&relation=view",
                "404 | list-subjects?namespace=Doc&object=a&relation=view&subject_namespace=nothere",
                "400 | list-subjects?namespace=Doc&object=a&relation=nothere",
                "400 | list-subjects?namespace=Doc&relation=view",
                "422 | list-subjects?namespace=Doc&object=a&relation=open",
                "404 | check/explain?namespace=nothere&object=a&relation=view&subject_id=ann",
                "400 | check/explain?namespace=Doc&object=a&relation=nothere&subject_id=ann",
                "400 | check/explain?namespace=Doc&object=a&relation=view",
                "400 | check/explain?namespace=Doc&object=a&relation=view&subject_id=ann&format=pdf",
                "400 | expand?namespace=Doc&object=a&relation=nothere",
                "400 | expand?namespace=Doc&object=a&relation=view&shape=round",
            })
    void aBadQuestionIsRefused(int status, String question) {
        assertThat(project.get("/relation-tuples/" + question).status()).isEqualTo(status);
    }

    @Test // permission.md §18.2
    void whatHoldsForEverybodyElseIsNamed() {
        assertThat(project.get(SUBJECTS + "?namespace=Doc&object=a&relation=open")
                        .json()
                        .at("/error/id")
                        .asString())
                .isEqualTo("unbounded_subject_set");
    }

    @Test // permission.md §18.5
    void aCheckIsExplained() {
        String question =
                "?namespace=Doc&object=a&relation=view&subject_set.namespace=User&subject_set.object=ann&subject_set.relation=";

        Answer json = project.get(EXPLAIN + question);
        Answer text = project.get(EXPLAIN + question + "&format=text");
        Answer denied = project.get(EXPLAIN + question.replace("object=a&", "object=c&") + "&format=text");

        assertThat(json.json().at("/allowed").asBoolean()).isTrue();
        assertThat(json.json().at("/limitation").isNull()).isTrue();
        assertThat(json.json().at("/snaptoken").asString()).isEqualTo(json.header("X-Snaptoken"));
        assertThat(json.json().at("/tree/kind").asString()).isEqualTo("is_allowed");
        assertThat(json.json().at("/tree/tuple").asString()).isEqualTo("Doc:a#view@User:ann");
        assertThat(json.json().at("/tree/result").asString()).isEqualTo("member");
        assertThat(text.header("Content-Type")).startsWith("text/plain");
        assertThat(text.text()).isEqualTo("""
                Allowed

                ✓ is allowed Doc:a#view@User:ann  [yes]
                └─ ✓ all of  [yes]
                   ├─ ✓ computed from Doc:a#viewer@User:ann  [yes]
                   │  └─ ✓ through the set Doc:a#viewer@Team:x#member  [yes]
                   │     └─ ✓ tuple Team:x#member@User:ann  [yes]
                   └─ ✓ not  [yes]
                      └─ ✗ computed from Doc:a#banned@User:ann  [no]
                         └─ ✗ tuple Doc:a#banned@User:ann  [no]  (there is no such tuple)
                """);
        assertThat(denied.text()).startsWith("Denied\n").contains("✗ not  [no]");
    }

    @Test
    void theLimitThatKeptACheckFromKnowingIsNamed() {
        String question = "?namespace=Doc&object=a&relation=viewer&subject_id=cid&max-depth=1";

        assertThat(project.get(EXPLAIN + question).json().at("/limitation").asString())
                .isEqualTo("depth");
        assertThat(project.get(EXPLAIN + question + "&format=text").text())
                .startsWith("Denied: not known, because the depth of 1 is used up")
                .contains("is not looked at, because the depth of 1 is used up");
        assertThat(project.get(EXPLAIN + "?namespace=Doc&object=d&relation=viewer&subject_id=bob")
                        .json()
                        .at("/limitation")
                        .asString())
                .isEqualTo("condition");
    }

    @Test
    void anExplanationIsAPageThatRunsNothing() {
        project.put("""
                {"namespace":"Doc","object":"<script>alert(1)</script>","relation":"viewer","subject_id":"\\"><img src=x>"}""");

        Answer page = project.post(EXPLAIN + "?format=html", """
                {"namespace":"Doc","object":"<script>alert(1)</script>","relation":"viewer","subject_id":"\\"><img src=x>"}""");
        Answer drawing = project.post(EXPLAIN + "?format=svg", """
                {"namespace":"Doc","object":"a","relation":"viewer","subject_id":"bob"}""");

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(page.text())
                .contains("Allowed")
                .contains("&lt;script&gt;")
                .doesNotContain("<script")
                .doesNotContain("<img");
        assertThat(drawing.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(drawing.text()).startsWith("<svg ").contains("Doc:a#viewer@bob");
    }

    @Test // permission.md §8
    void anExpansionFollowsTheModel() {
        String question = "?namespace=Doc&object=b&relation=view";

        assertThat(project.get(EXPAND + question).text()).isEqualTo("""
                {"type":"intersection","subject_set":{"namespace":"Doc","object":"b","relation":"view"},"children":[\
                {"type":"union","subject_set":{"namespace":"Doc","object":"b","relation":"viewer"},"children":[\
                {"type":"union","subject_set":{"namespace":"Team","object":"x","relation":"member"},"children":[\
                {"type":"leaf","subject_set":{"namespace":"User","object":"ann","relation":""}}]}]},\
                {"type":"exclusion","children":[\
                {"type":"leaf","subject_set":{"namespace":"Doc","object":"b","relation":"banned"}}]}]}""");
        assertThat(project.get(EXPAND + question + "&shape=tuple&max-depth=1").text())
                .isEqualTo("""
                {"type":"leaf","tuple":{"namespace":"","object":"","relation":"",\
                "subject_set":{"namespace":"Doc","object":"b","relation":"view"}},"truncated":"depth"}""");
        assertThat(project.get(EXPAND + question + "&max-depth=1").text()).doesNotContain("truncated");
        assertThat(project.get(EXPAND + question).header("X-Snaptoken")).isNotEmpty();
    }

    private static String query(String... namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            query.append(namesAndValues[at])
                    .append('=')
                    .append(namesAndValues[at + 1])
                    .append('&');
        }
        return query.toString();
    }
}
