package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code expires_at} and {@code condition} of tuples in bodies and answers. */
class TermsTest {

    private static final String ANN = """
            {"namespace":"videos","object":"v1","relation":"view","subject_id":"ann"%s}""";

    private final Project project = PermissionServer.SHARED.project();

    @Test
    void anExpiringTupleIsEchoedAndListedWithItsTime() {
        Answer created = project.put(ANN.formatted(",\"expires_at\":\"2126-01-02T05:04:05.123456789+02:00\""));

        String stored = ANN.formatted(",\"expires_at\":\"2126-01-02T03:04:05.123456Z\"");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text()).isEqualTo(stored);
        assertThat(project.get("/relation-tuples").text()).contains(stored);
    }

    @Test
    void whatHasExpiredAlreadyIsTakenAndIsNotThere() {
        assertThat(project.put(ANN.formatted(",\"expires_at\":\"2020-01-01T00:00:00Z\""))
                        .status())
                .isEqualTo(201);

        assertThat(project.get("/relation-tuples").json().at("/relation_tuples"))
                .isEmpty();
    }

    @Test
    void anOrdinaryTupleShowsNoTerms() {
        assertThat(project.put(ANN.formatted(",\"expires_at\":null,\"condition\":null"))
                        .text())
                .isEqualTo(ANN.formatted(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "expires_at | 'expires_at':'tomorrow'",
                "expires_at | 'expires_at':'2026-01-01'",
                "expires_at | 'expires_at':''",
                "expires_at | 'expires_at':'0000-01-01T00:00:00Z'",
                "expires_at | 'expires_at':'+10000-01-01T00:00:00Z'",
                "condition | 'condition':{'name':'nothere'}",
                "condition.name | 'condition':{}",
                "condition.name | 'condition':{'name':''}",
            })
    void badTermsAreRefusedByName(String field, String terms) {
        String tuple = ANN.formatted("," + terms.replace('\'', '"'));

        Answer alone = project.put(tuple);
        Answer inPatch = project.patch("[{\"action\":\"insert\",\"relation_tuple\":" + tuple + "}]");

        assertThat(alone.status()).isEqualTo(400);
        assertThat(alone.message()).startsWith(field);
        assertThat(inPatch.status()).isEqualTo(400);
        assertThat(inPatch.json().at("/error/details/index").asInt()).isZero();
        assertThat(inPatch.json().at("/error/details/field").asString()).isEqualTo("relation_tuple." + field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'expires_at':5",
                "'condition':'x'",
                "'condition':{'name':5}",
                "'condition':{'name':'x','context':[]}"
            })
    void termsOfTheWrongTypeAreRefusedWithTheirPlace(String terms) {
        Answer refused = project.put(ANN.formatted("," + terms.replace('\'', '"')));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.reason()).containsAnyOf("/expires_at", "/condition");
    }

    @Test
    void ofSeveralInsertionsInOneListTheLastSaysTheTerms() {
        String until = ANN.formatted(",\"expires_at\":\"2126-01-02T03:04:05Z\"");

        project.patch("[{\"action\":\"insert\",\"relation_tuple\":%s},{\"action\":\"insert\",\"relation_tuple\":%s}]"
                .formatted(ANN.formatted(""), until));

        assertThat(project.get("/relation-tuples").text()).contains(until);
    }

    @Test
    void anExactListIsThatOfItsToken() {
        String before = project.put(ANN.formatted("")).header("X-Snaptoken");
        project.patch("[{\"action\":\"delete\",\"relation_tuple\":%s}]".formatted(ANN.formatted("")));

        Answer then = project.get("/relation-tuples", "consistency", "exact", "snaptoken", before);
        Answer now = project.get("/relation-tuples", "snaptoken", before);

        assertThat(then.text()).contains("ann");
        assertThat(then.header("X-Snaptoken")).isEqualTo(before);
        assertThat(now.json().at("/relation_tuples")).isEmpty();
        assertThat(now.header("X-Snaptoken")).isNotEqualTo(before);
    }
}
