package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** List, check and expand over one small graph: ann may view v1, as may members of g1, which holds bob and g2, which holds cid. */
class ReadingTest {

    private static final String LIST = "/relation-tuples";
    private static final String CHECK = "/relation-tuples/check";
    private static final String OPEN = "/relation-tuples/check/openapi";
    private static final String EXPAND = "/relation-tuples/expand";

    private final PermissionServer server = PermissionServer.SHARED;
    private final Project project = server.project();

    @BeforeEach
    void graph() {
        Answer written = project.patch("""
                [{"action":"insert","relation_tuple":{"namespace":"videos","object":"v1","relation":"view","subject_id":"ann"}},
                 {"action":"insert","relation_tuple":{"namespace":"videos","object":"v1","relation":"view","subject_set":{"namespace":"groups","object":"g1","relation":"member"}}},
                 {"action":"insert","relation_tuple":{"namespace":"groups","object":"g1","relation":"member","subject_id":"bob"}},
                 {"action":"insert","relation_tuple":{"namespace":"groups","object":"g1","relation":"member","subject_set":{"namespace":"groups","object":"g2","relation":"member"}}},
                 {"action":"insert","relation_tuple":{"namespace":"groups","object":"g2","relation":"member","subject_id":"cid"}}]
                """);
        assertThat(written.status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "5, ''",
        "2, namespace=videos",
        "2, object=g1",
        "2, namespace=groups&object=g1&relation=member",
        "1, subject_id=bob",
        "1, subject_set.namespace=groups&subject_set.object=g2&subject_set.relation=member",
        "0, subject_set.namespace=groups&subject_set.object=g2&subject_set.relation=",
        "0, relation=",
        "0, object=none",
    })
    void everyFilterNarrows(int count, String query) {
        Answer listed = project.get(LIST + "?" + query);

        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.json().at("/relation_tuples")).hasSize(count);
        assertThat(listed.json().at("/next_page_token").asString()).isEmpty();
    }

    @Test
    void anEmptyListHasBothMembers() {
        assertThat(project.get(LIST, "object", "none").text())
                .isEqualTo("{\"relation_tuples\":[],\"next_page_token\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | namespace=nothere",
                "404 | subject_set.namespace=nothere&subject_set.object=a&subject_set.relation=b",
                "400 | subject_set.namespace=groups&subject_set.object=g1",
                "400 | subject_id=a&subject_set.namespace=groups&subject_set.object=g1&subject_set.relation=m",
                "400 | subject=ann",
                "400 | object=",
                "400 | subject_id=",
                "400 | page_size=x",
                "400 | page_size=-1",
                "400 | page_size=",
                "400 | page_size=99999999999999999999",
                "400 | page_token=nonsense",
                "400 | page_token=v1.abc.def",
            })
    void aBadQueryIsRefused(int status, String query) {
        Answer refused = project.get(LIST + "?" + query);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.json().at("/error/code").asInt()).isEqualTo(status);
        assertThat(refused.json().at("/message").asString()).isEqualTo(refused.message());
    }

    @Test
    void aBadPageSizeSaysWhatIsWrong() {
        assertThat(project.get(LIST, "page_size", "x").text()).contains("invalid syntax");
    }

    @Test
    void allPagesTogetherAreTheWhole() {
        insert("page", 25);

        List<String> seen = new ArrayList<>();
        String token = "";
        int pages = 0;
        do {
            Answer page = project.get(LIST, "object", "page", "page_size", "7", "page_token", token);
            page.json()
                    .at("/relation_tuples")
                    .forEach(tuple -> seen.add(tuple.path("subject_id").asString()));
            token = page.json().at("/next_page_token").asString();
            pages++;
        } while (!token.isEmpty());

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo(4);
    }

    @Test
    void aPageHasAHundredUnlessAskedAndAThousandAtMost() {
        insert("many", 1_001);

        assertThat(project.get(LIST, "object", "many").json().at("/relation_tuples"))
                .hasSize(100);
        assertThat(project.get(LIST, "object", "many", "page_size", "0").json().at("/relation_tuples"))
                .hasSize(100);
        assertThat(project.get(LIST, "object", "many", "page_size", "9999")
                        .json()
                        .at("/relation_tuples"))
                .hasSize(1_000);
    }

    @Test // permission.md §3
    void aPageTokenIsForItsFiltersAndItsProjectOnly() {
        insert("page", 5);
        Project other = server.project();
        String token = project.get(LIST, "object", "page", "page_size", "2")
                .json()
                .at("/next_page_token")
                .asString();

        assertThat(project.get(LIST, "object", "page", "page_size", "3", "page_token", token)
                        .status())
                .isEqualTo(200);
        assertThat(project.get(LIST, "object", "g1", "page_token", token).status())
                .isEqualTo(400);
        assertThat(project.get(LIST, "page_token", token).status()).isEqualTo(400);
        assertThat(project.get(LIST, "object", "page", "relation", "r", "page_token", token)
                        .status())
                .isEqualTo(400);
        assertThat(other.get(LIST, "object", "page", "page_token", token).message())
                .isEqualTo("invalid pagination token");
        assertThat(token).doesNotContain("page", "user");
    }

    @Test // permission.md §3, trap 21
    void tuplesOfARemovedNamespaceAreListedOnlyWhereItIsNotNamed() {
        Project without = project.changed("{\"namespaces\":[{\"name\":\"videos\"}]}");

        assertThat(without.get(LIST).json().at("/relation_tuples")).hasSize(5);
        assertThat(without.get(LIST, "namespace", "groups").status()).isEqualTo(404);
        assertThat(allowed(without, "groups", "g2", "member", "cid")).isFalse();
        assertThat(allowed(without, "videos", "v1", "view", "ann")).isTrue();
        assertThat(without.changed("{\"namespaces\":[{\"name\":\"groups\"}]}")
                        .get(LIST, "namespace", "groups")
                        .json()
                        .at("/relation_tuples"))
                .hasSize(3);
    }

    @ParameterizedTest // permission.md §7
    @CsvSource({"ann, true", "bob, true", "cid, true", "dan, false"})
    void aCheckAnswersWhatFollows(String subject, boolean allowed) {
        String query = "?namespace=videos&object=v1&relation=view&subject_id=" + subject;
        String body = """
                {"namespace":"videos","object":"v1","relation":"view","subject_id":"%s"}""".formatted(subject);
        String expected = "{\"allowed\":" + allowed + "}";

        for (Answer mirrored : List.of(project.get(CHECK + query), project.post(CHECK, body))) {
            assertThat(mirrored.status()).isEqualTo(allowed ? 200 : 403);
            assertThat(mirrored.text()).isEqualTo(expected);
            assertThat(mirrored.header("Content-Type")).isEqualTo("application/json");
        }
        for (Answer open : List.of(project.get(OPEN + query), project.post(OPEN, body))) {
            assertThat(open.status()).isEqualTo(200);
            assertThat(open.text()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | subject is not allowed to be nil | namespace=videos&object=v1&relation=view",
                "400 | subject is not allowed to be nil | namespace=videos",
                "400 | incomplete tuple, provide \"namespace\", \"object\", \"relation\", and a subject | namespace=videos&relation=view&subject_id=ann",
                "400 | incomplete subject, provide \"subject_id\" or a complete \"subject_set.*\" | namespace=videos&object=v1&relation=view&subject_set.object=a",
                "400 | exactly one of subject_set or subject_id has to be provided | namespace=videos&object=v1&relation=view&subject_id=a&subject_set.object=a",
                "400 | unable to parse 'max-depth' query parameter to int: parsing \"x\": invalid syntax | max-depth=x",
                "400 | unable to parse 'max-depth' query parameter to int: parsing \"\": invalid syntax | max-depth=&namespace=videos&object=v1&relation=view&subject_id=ann",
                "400 | object must not be empty | namespace=videos&object=&relation=view&subject_id=ann",
                "400 | subject_id must not be empty | namespace=videos&object=v1&relation=view&subject_id=",
            })
    void anUnaskableCheckIsAnErrorAndNoResult(int status, String message, String query) {
        for (String path : List.of(CHECK, OPEN)) {
            Answer refused = project.get(path + "?" + query);

            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.message()).isEqualTo(message);
            assertThat(refused.text()).doesNotContain("allowed\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CHECK, OPEN})
    void anUnaskableCheckByPostIsAnErrorToo(String path) {
        assertThat(project.post(path, "[").status()).isEqualTo(400);
        assertThat(project.post(path, "").status()).isEqualTo(400);
        assertThat(project.post(path, "{\"namespace\":\"videos\",\"object\":\"v1\",\"relation\":\"view\"}")
                        .message())
                .isEqualTo("subject is not allowed to be nil");
        assertThat(project.post(path + "?max-depth=x", "{}").text()).contains("invalid syntax");
    }

    @Test
    void anUnknownNamespaceIsDenied() {
        Answer object = project.get(CHECK + "?namespace=nothere&object=a&relation=b&subject_id=ann");
        Answer subject = project.get(
                CHECK
                        + "?namespace=videos&object=v1&relation=view&subject_set.namespace=nothere&subject_set.object=a&subject_set.relation=b");
        Answer missing = project.post(CHECK, "{\"subject_id\":\"ann\"}");

        for (Answer denied : List.of(object, subject, missing)) {
            assertThat(denied.status()).isEqualTo(403);
            assertThat(denied.text()).isEqualTo("{\"allowed\":false}");
        }
    }

    @ParameterizedTest // permission.md §7: the request may only lower the depth
    @CsvSource({"1, false", "2, false", "3, true", "100, true", "0, true", "-1, true"})
    void theDepthOfARequestOnlyLowers(String depth, boolean allowed) {
        String query = "&namespace=videos&object=v1&relation=view&subject_id=cid";
        Project shallow = project.changed("""
                {"limit":{"max_read_depth":2},"namespaces":[{"name":"videos"},{"name":"groups"}]}""");

        assertThat(project.get(CHECK + "?max-depth=" + depth + query).status()).isEqualTo(allowed ? 200 : 403);
        assertThat(shallow.get(CHECK + "?max-depth=" + depth + query).status()).isEqualTo(403);
    }

    @Test
    void aSubjectSetIsAskedForAsItself() {
        assertThat(project.post(CHECK, """
                {"namespace":"videos","object":"v1","relation":"view",
                 "subject_set":{"namespace":"groups","object":"g2","relation":"member"}}""").status()).isEqualTo(200);
        assertThat(project.post(CHECK, """
                {"namespace":"groups","object":"g2","relation":"member",
                 "subject_set":{"namespace":"groups","object":"g2","relation":"member"}}""").status()).isEqualTo(403);
    }

    @Test
    void whatOneProjectHoldsAllowsNothingInAnother() {
        Project other = server.project();

        assertThat(allowed(other, "videos", "v1", "view", "ann")).isFalse();
        assertThat(other.get(EXPAND + "?namespace=videos&object=v1&relation=view")
                        .status())
                .isEqualTo(404);
    }

    @Test // permission.md §8
    void anExpansionShowsWhereARelationComesFrom() {
        Answer tree = project.get(EXPAND + "?namespace=videos&object=v1&relation=view");

        assertThat(tree.status()).isEqualTo(200);
        assertThat(tree.text()).isEqualTo("""
                {"type":"union","subject_set":{"namespace":"videos","object":"v1","relation":"view"},"children":[\
                {"type":"leaf","subject_id":"ann"},\
                {"type":"union","subject_set":{"namespace":"groups","object":"g1","relation":"member"},"children":[\
                {"type":"leaf","subject_id":"bob"},\
                {"type":"union","subject_set":{"namespace":"groups","object":"g2","relation":"member"},"children":[\
                {"type":"leaf","subject_id":"cid"}]}]}]}""");
    }

    @Test
    void theDepthOfAnExpansionCutsItIntoLeaves() {
        String query = "?namespace=groups&object=g1&relation=member&max-depth=";

        assertThat(project.get(EXPAND + query + 1).text())
                .isEqualTo(
                        "{\"type\":\"leaf\",\"subject_set\":{\"namespace\":\"groups\",\"object\":\"g1\",\"relation\":\"member\"}}");
        assertThat(project.get(EXPAND + query + 2).json().at("/children/1/type").asString())
                .isEqualTo("leaf");
        assertThat(project.get(EXPAND + query + 3)
                        .json()
                        .at("/children/1/children/0/subject_id")
                        .asString())
                .isEqualTo("cid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | namespace=groups&object=g2",
                "400 | namespace=groups&object=g2&relation=member&max-depth=x",
                "400 | namespace=groups&object=&relation=member",
                "404 | namespace=nothere&object=g2&relation=member",
                "404 | namespace=groups&object=empty&relation=member",
                "404 | namespace=groups&object=empty&relation=member&max-depth=1",
            })
    void whatCannotBeExpandedIsRefused(int status, String query) {
        assertThat(project.get(EXPAND + "?" + query).status()).isEqualTo(status);
    }

    @Test
    void aModelIsNotTakenForNoNamespaces() {
        Project modelled = project.changed("{\"namespaces\":{\"location\":\"base64://!\"}}");

        Answer refused = modelled.get(CHECK + "?namespace=videos&object=v1&relation=view&subject_id=ann");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.reason()).contains("cannot be read");
    }

    private static boolean allowed(Project project, String namespace, String object, String relation, String subject) {
        return project.get(OPEN, "namespace", namespace, "object", object, "relation", relation, "subject_id", subject)
                .json()
                .at("/allowed")
                .asBoolean();
    }

    private void insert(String object, int count) {
        String body = IntStream.range(0, count)
                .mapToObj(i -> """
                        {"action":"insert","relation_tuple":{"namespace":"files","object":"%s","relation":"owner","subject_id":"user%d"}}""".formatted(object, i))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(project.patch(body).status()).isEqualTo(204);
    }
}
