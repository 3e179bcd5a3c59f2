package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PUT, PATCH and DELETE of {@code /admin/relation-tuples}. */
class WritingTest {

    private static final String ADMIN = "/admin/relation-tuples";
    private static final String ANN = """
            {"namespace":"videos","object":"v1","relation":"view","subject_id":"ann"}""";
    private static final String GROUP = """
            {"namespace":"videos","object":"v1","relation":"view",\
            "subject_set":{"namespace":"groups","object":"g1","relation":"member"}}""";

    private final PermissionServer server = PermissionServer.SHARED;
    private final Project project = server.project();

    @ParameterizedTest
    @ValueSource(strings = {ANN, GROUP})
    void aNewTupleIsEchoedAndFoundAtItsLocation(String tuple) {
        Answer created = project.put(tuple);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text()).isEqualTo(tuple);
        assertThat(created.header("Location")).startsWith("/relation-tuples?namespace=videos&object=v1&");
        Answer found = project.get(created.header("Location"));
        assertThat(found.text()).isEqualTo("{\"relation_tuples\":[" + tuple + "],\"next_page_token\":\"\"}");
    }

    @Test // permission.md §4
    void theSameTupleTwiceIsCreatedTwiceAndListedOnce() {
        project.put(ANN);

        Answer again = project.put(ANN);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(ANN);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aNameTooLongForAHeaderIsAnsweredWithoutALocation() {
        String name = "ü".repeat(3_000);

        Answer created = project.put("""
                {"namespace":"files","object":"%s","relation":"r","subject_id":"s"}""".formatted(name));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("object").asString()).isEqualTo(name);
        assertThat(created.header("Location")).isNullOrEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "a/b", "a#b", "a@b", "a:b", "a%2Fb", "ü日本😀", "'x'", "a&b=c", "a+b", "a;b", "a?b", "{x}"})
    void theLocationOfAnyNameFindsIt(String name) {
        Answer created = project.put("""
                {"namespace":"files","object":"%1$s","relation":"%1$s","subject_id":"%1$s"}""".formatted(name));

        assertThat(project.get(created.header("Location"))
                        .json()
                        .at("/relation_tuples/0/object")
                        .asString())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | subject is not allowed to be nil | {'namespace':'videos','object':'v1','relation':'view'}",
                "400 | subject is not allowed to be nil | {'namespace':'videos','object':'v1','relation':'view','subject_id':null}",
                "400 | exactly one of subject_set or subject_id has to be provided | {'namespace':'videos','object':'v1','relation':'view','subject_id':'a','subject_set':{'namespace':'groups','object':'g','relation':'m'}}",
                "400 | object must not be empty | {'namespace':'videos','object':'','relation':'view','subject_id':'a'}",
                "400 | object must not be empty | {'namespace':'videos','relation':'view','subject_id':'a'}",
                "400 | subject_id must not be empty | {'namespace':'videos','object':'v1','relation':'view','subject_id':''}",
                "400 | subject_set.object must not be empty | {'namespace':'videos','object':'v1','relation':'view','subject_set':{'namespace':'groups','relation':'m'}}",
                "404 | The requested resource could not be found | {'namespace':'nothere','object':'v1','relation':'view','subject_id':'a'}",
                "404 | The requested resource could not be found | {'namespace':'videos','object':'v1','relation':'view','subject_set':{'namespace':'nothere','object':'g','relation':'m'}}",
            })
    void anUnacceptableTupleIsRefusedAndNotStored(int status, String message, String tuple) {
        Answer refused = project.put(tuple.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.json().at("/error/code").asInt()).isEqualTo(status);
        assertThat(refused.message()).isEqualTo(message);
        assertThat(count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"namespace\":",
                "[]",
                "null",
                "\"text\"",
                "{\"object\":5,\"subject_id\":\"a\"}",
                "{\"object\":\"\\u0000\",\"subject_id\":\"a\"}"
            })
    void aBodyThatIsNoTupleIsRefused(String body) {
        assertThat(project.put(body).status()).isEqualTo(400);
    }

    @Test
    void anEmptyRelationIsARelation() {
        Answer created = project.put("""
                {"namespace":"videos","object":"v1","relation":"","subject_set":{"namespace":"groups","object":"g","relation":""}}""");

        assertThat(created.status()).isEqualTo(201);
        assertThat(project.get("/relation-tuples", "relation", "").json().at("/relation_tuples"))
                .hasSize(1);
    }

    @Test
    void relationsHaveALength() {
        assertThat(project.put(ANN.replace("view", "v".repeat(256))).status()).isEqualTo(201);
        assertThat(project.put(ANN.replace("view", "v".repeat(257))).message())
                .isEqualTo("relation must not be longer than 256 bytes");
    }

    @Test
    void unknownMembersAreIgnored() {
        assertThat(project.put("{\"later\":1,\"subject\":\"x\"," + ANN.substring(1))
                        .status())
                .isEqualTo(201);
    }

    @Test // permission.md §6
    void aPatchInsertsAndDeletes() {
        project.put(ANN);

        Answer patched = project.patch("[" + delta("insert", GROUP) + "," + delta("delete", ANN) + "]");

        assertThat(patched.status()).isEqualTo(204);
        assertThat(patched.text()).isEmpty();
        assertThat(project.get("/relation-tuples").text()).contains(GROUP).doesNotContain("ann");
    }

    @ParameterizedTest // permission.md §6: all inserts come before all deletes
    @ValueSource(strings = {"insert,delete", "delete,insert"})
    void whatIsInsertedAndDeletedAtOnceIsGone(String order) {
        for (boolean before : new boolean[] {false, true}) {
            if (before) {
                project.put(ANN);
            }
            String[] actions = order.split(",");

            Answer patched = project.patch("[" + delta(actions[0], ANN) + "," + delta(actions[1], ANN) + "]");

            assertThat(patched.status()).isEqualTo(204);
            assertThat(count()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | action | unknown action upsert | {'action':'upsert','relation_tuple':TUPLE}",
                "400 | action | unknown action  | {'relation_tuple':TUPLE}",
                "400 | relation_tuple | relation_tuple is missing | {'action':'insert'}",
                "400 | relation_tuple | relation_tuple is missing | null",
                "400 | relation_tuple.subject_id | subject is not allowed to be nil | {'action':'insert','relation_tuple':{'namespace':'files','object':'o','relation':'r'}}",
                "400 | relation_tuple.object | object must not be empty | {'action':'delete','relation_tuple':{'namespace':'files','object':'','relation':'r','subject_id':'a'}}",
                "404 | relation_tuple.namespace | The requested resource could not be found | {'action':'insert','relation_tuple':{'namespace':'nothere','object':'o','relation':'r','subject_id':'a'}}",
                "404 | relation_tuple.subject_set.namespace | The requested resource could not be found | {'action':'delete','relation_tuple':{'namespace':'files','object':'o','relation':'r','subject_set':{'namespace':'nothere',"
                        + "'object':'o','relation':'r'}}}",
            })
    void oneBadItemIsNamedAndNothingIsChanged(int status, String field, String message, String item) {
        String bad = item.replace('\'', '"').replace("TUPLE", ANN);

        Answer refused = project.patch("[" + delta("insert", ANN) + "," + bad + "]");

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.message().strip()).isEqualTo(message.strip());
        assertThat(refused.json().at("/error/details/index").asInt()).isEqualTo(1);
        assertThat(refused.json().at("/error/details/field").asString()).isEqualTo(field);
        assertThat(count()).isZero();
    }

    @Test
    void anUnknownNamespaceInAPatchIsNamed() {
        Answer refused = project.patch("[" + delta("insert", ANN.replace("videos", "nothere")) + "]");

        assertThat(refused.reason()).isEqualTo("Unknown namespace with name \"nothere\".");
    }

    @Test
    void anEmptyPatchAndOneThatIsNoList() {
        assertThat(project.patch("[]").status()).isEqualTo(204);
        assertThat(project.patch(delta("insert", ANN)).status()).isEqualTo(400);
        assertThat(project.patch("null").status()).isEqualTo(400);
    }

    @Test
    void aPatchOfManyKeepsAllOfThemAndOneOfTooManyNone() {
        assertThat(project.patch(many(2_000)).status()).isEqualTo(204);
        assertThat(project.patch(many(2_001)).status()).isEqualTo(413);

        assertThat(project.delete(ADMIN, "namespace", "files").header("X-Deleted-Count"))
                .isEqualTo("2000");
    }

    @Test
    void deletingSaysHowManyAndNothingIsNoError() {
        project.put(ANN);
        project.put(GROUP);

        Answer deleted = project.delete(ADMIN, "namespace", "videos", "subject_id", "ann");
        Answer nothing = project.delete(ADMIN, "namespace", "videos", "subject_id", "ann");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
        assertThat(deleted.header("X-Deleted-Count")).isEqualTo("1");
        assertThat(nothing.status()).isEqualTo(204);
        assertThat(nothing.header("X-Deleted-Count")).isEqualTo("0");
        assertThat(count()).isEqualTo(1);
    }

    @Test // The recorded servers delete across namespaces when none is named.
    void deletingWithoutANamespaceIsAcrossAll() {
        project.put(ANN);
        project.put(ANN.replace("videos", "files"));
        project.put(ANN.replace("v1", "v2"));

        assertThat(project.delete(ADMIN, "object", "v1").header("X-Deleted-Count"))
                .isEqualTo("2");
        assertThat(count()).isEqualTo(1);
    }

    @Test // permission.md §5, trap 9
    void aDeletionThatMayMeanAnythingDeletesNothing() {
        project.put(ANN);

        Answer all = project.delete(ADMIN);
        Answer misspelled = project.delete(ADMIN, "namespace", "videos", "objekt", "v1");
        Answer body = project.send("DELETE", ADMIN + "?namespace=videos", ANN);
        Answer everything = project.send("DELETE", ADMIN + "?x=1", ANN);

        assertThat(all.status()).isEqualTo(400);
        assertThat(misspelled.status()).isEqualTo(400);
        assertThat(misspelled.reason()).isEqualTo("query parameter key \"objekt\" unknown");
        assertThat(body.status()).isEqualTo(400);
        assertThat(body.reason()).isEqualTo("body is not empty");
        assertThat(everything.reason()).contains("\"x\" unknown; ", "at least one", "; body is not empty");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aDeletionWithABadFilterIsRefused() {
        project.put(ANN);

        assertThat(project.delete(ADMIN, "namespace", "nothere").status()).isEqualTo(404);
        assertThat(project.delete(ADMIN, "namespace", "videos", "subject_set.namespace", "groups")
                        .status())
                .isEqualTo(400);
        assertThat(project.delete(ADMIN, "namespace", "videos", "object", "").status())
                .isEqualTo(400);
        assertThat(project.delete(ADMIN, "namespace", "videos", "namespace", "files")
                        .status())
                .isEqualTo(400);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aProjectNeitherSeesNorDeletesWhatIsAnothers() {
        Project other = server.project();
        project.put(ANN);

        assertThat(other.get("/relation-tuples").json().at("/relation_tuples")).isEmpty();
        assertThat(other.delete(ADMIN, "namespace", "videos").header("X-Deleted-Count"))
                .isEqualTo("0");
        assertThat(other.patch("[" + delta("delete", ANN) + "]").status()).isEqualTo(204);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whoDoesNotComeThroughTheGatewayIsRefused() {
        assertThat(server.stranger().put(ADMIN).json(ANN).send().status()).isEqualTo(401);
        assertThat(server.stranger().get("/relation-tuples").send().status()).isEqualTo(401);
    }

    @Test
    void aWrongMethodIsSaidToBe() {
        Answer wrong = project.post(ADMIN, "{}");

        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).contains("PUT", "PATCH", "DELETE");
    }

    private int count() {
        return project.get("/relation-tuples").json().at("/relation_tuples").size();
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> delta("insert", ANN.replace("videos", "files").replace("ann", "user" + i)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String delta(String action, String tuple) {
        return "{\"action\":\"" + action + "\",\"relation_tuple\":" + tuple + "}";
    }
}
