package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /admin/relation-tuples/transact} (permission.md §18.6). */
class TransactionTest {

    private static final String PATH = "/admin/relation-tuples/transact";
    private static final String ANN = """
            {"namespace":"videos","object":"v1","relation":"view","subject_id":"ann"}""";
    private static final String BOB = ANN.replace("ann", "bob");

    private final PermissionServer server = PermissionServer.SHARED;
    private final Project project = server.project();

    @Test
    void insertionsAndDeletionsAreCountedUnderOneState() {
        project.put(ANN);

        Answer answer = transact("", update("insert", BOB) + "," + update("delete", ANN));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"snaptoken\":\"%s\",\"inserted\":1,\"deleted\":1}".formatted(answer.header("X-Snaptoken")));
        assertThat(listed()).contains("bob").doesNotContain("ann");
    }

    @Test
    void whatIsSoAlreadyIsNotCounted() {
        project.put(ANN);

        Answer answer = transact("", update("insert", ANN) + "," + update("delete", BOB));

        assertThat(answer.json().at("/inserted").asInt(-1)).isZero();
        assertThat(answer.json().at("/deleted").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"insert_new, ann", "delete_existing, bob"})
    void anUpdateThatDependsOnAnotherStateFailsAsAWhole(String action, String name) {
        project.put(ANN);

        Answer answer = transact(
                "", update("insert", ANN.replace("ann", "eve")) + "," + update(action, ANN.replace("ann", name)));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().at("/error/details/index").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/error/details/field").asString()).isEqualTo("updates");
        assertThat(listed()).doesNotContain("eve");
    }

    @Test
    void updatesThatDependOnWhatIsSoSucceed() {
        project.put(ANN);

        Answer answer = transact("", update("insert_new", BOB) + "," + update("delete_existing", ANN));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(listed()).contains("bob").doesNotContain("ann");
    }

    @Test
    void whatHasExpiredIsNewAgain() {
        project.put(ANN.replace("}", ",\"expires_at\":\"2020-01-01T00:00:00Z\"}"));

        assertThat(transact("", update("delete_existing", ANN)).status()).isEqualTo(409);
        assertThat(transact("", update("insert_new", ANN))
                        .json()
                        .at("/inserted")
                        .asInt())
                .isEqualTo(1);
        assertThat(listed()).contains("ann");
    }

    @Test
    void preconditionsDecideWhetherAnythingIsDone() {
        project.put(ANN);
        String there = precondition("exist", "{'object':'v1','subject_id':'ann'}");
        String free = precondition("not_exist", "{'object':'v2'}");
        String taken = precondition("not_exist", "{'namespace':'videos','relation':'view'}");
        String group = precondition("exist", "{'subject_set':{'namespace':'groups','object':'g','relation':'member'}}");

        assertThat(transact(there + "," + free, update("insert", BOB)).status()).isEqualTo(200);
        Answer failed = transact(there + "," + taken, update("delete", ANN));
        Answer missing = transact(there + "," + free + "," + group, update("delete", ANN));

        assertThat(failed.status()).isEqualTo(409);
        assertThat(failed.json().at("/error/details/index").asInt()).isEqualTo(1);
        assertThat(failed.json().at("/error/details/field").asString()).isEqualTo("preconditions");
        assertThat(missing.json().at("/error/details/index").asInt()).isEqualTo(2);
        assertThat(listed()).contains("ann", "bob");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "must | {'must':'be','query':{'object':'o'}}",
                "query | {'must':'exist'}",
                "query | {'must':'exist','query':{}}",
                "query | {'must':'exist','query':{'object':'o','objekt':'o'}}",
                "query | {'must':'exist','query':{'namespace':'nothere'}}",
                "query | null",
            })
    void aDemandThatMeansNothingIsRefused(String field, String precondition) {
        Answer refused = transact(precondition.replace('\'', '"'), update("insert", ANN));

        assertThat(refused.status()).isIn(400, 404);
        assertThat(refused.json().at("/error/details/index").asInt(-1)).isZero();
        assertThat(refused.json().at("/error/details/field").asString()).isEqualTo(field);
        assertThat(listed()).doesNotContain("ann");
    }

    @ParameterizedTest
    @CsvSource({"insert, delete", "delete_existing, insert_new", "insert, delete_existing"})
    void updatesOfOneTupleMustAgree(String one, String other) {
        Answer refused = transact("", update(one, ANN) + "," + update(other, ANN));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/details/index").asInt()).isEqualTo(1);
        assertThat(transact("", update("insert", ANN) + "," + update("insert", ANN))
                        .status())
                .isEqualTo(200);
        assertThat(transact(
                                "",
                                update("insert", ANN) + ","
                                        + update(
                                                "insert",
                                                ANN.replace("}", ",\"expires_at\":\"2126-01-01T00:00:00Z\"}")))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "action | {'action':'touch','relation_tuple':{}}",
                "relation_tuple | {'action':'insert'}",
                "relation_tuple | null",
                "relation_tuple.namespace | {'action':'insert','relation_tuple':{'namespace':'nothere','object':'o','relation':'r','subject_id':'a'}}",
            })
    void aBadUpdateIsNamed(String field, String update) {
        Answer refused = transact("", update("insert", ANN) + "," + update.replace('\'', '"'));

        assertThat(refused.json().at("/error/details/index").asInt()).isEqualTo(1);
        assertThat(refused.json().at("/error/details/field").asString()).isEqualTo(field);
        assertThat(listed()).doesNotContain("ann");
    }

    @Test
    void theSameKeyIsAnsweredAgainWithoutBeingDoneAgain() {
        Answer first = keyed("k1", update("insert_new", ANN));
        project.patch("[{\"action\":\"delete\",\"relation_tuple\":" + ANN + "}]");

        Answer again = keyed("k1", update("insert_new", ANN));
        Answer other = keyed("k1", update("insert_new", BOB));
        Answer elsewhere = server.project().post(PATH, body("", update("insert", BOB), "k1"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("X-Snaptoken")).isEqualTo(first.header("X-Snaptoken"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(elsewhere.status()).isEqualTo(200);
        assertThat(listed()).doesNotContain("ann", "bob");
    }

    @Test
    void aKeyOfSomethingThatFailedIsFree() {
        Answer failed = keyed("k1", update("delete_existing", ANN));
        project.put(ANN);

        Answer again = keyed("k1", update("delete_existing", ANN));

        assertThat(failed.status()).isEqualTo(409);
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void ofManyAttemptsAtOnceOneIsDoneAndAllHearOfIt() throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> pending = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                pending.add(threads.submit(() -> keyed("k1", update("insert_new", ANN))));
            }
            for (Future<Answer> answer : pending) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    }

    @Test
    void keysHaveALength() {
        assertThat(keyed("", update("insert", ANN)).status()).isEqualTo(400);
        assertThat(keyed("k".repeat(256), update("insert", ANN)).status()).isEqualTo(400);
        assertThat(keyed("k".repeat(255), update("insert", ANN)).status()).isEqualTo(200);
    }

    private String listed() {
        return project.get("/relation-tuples").text();
    }

    private Answer transact(String preconditions, String updates) {
        return project.post(PATH, "{\"preconditions\":[%s],\"updates\":[%s]}".formatted(preconditions, updates));
    }

    private Answer keyed(String key, String updates) {
        return project.post(PATH, body("", updates, key));
    }

    private static String body(String preconditions, String updates, String key) {
        return "{\"preconditions\":[%s],\"updates\":[%s],\"idempotency_key\":\"%s\"}"
                .formatted(preconditions, updates, key);
    }

    private static String update(String action, String tuple) {
        return "{\"action\":\"" + action + "\",\"relation_tuple\":" + tuple + "}";
    }

    private static String precondition(String must, String query) {
        return "{\"must\":\"" + must + "\",\"query\":" + query.replace('\'', '"') + "}";
    }
}
