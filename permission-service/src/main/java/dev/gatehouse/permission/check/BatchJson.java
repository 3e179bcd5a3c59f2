package dev.gatehouse.permission.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.permission.check.BatchVerdict.Outcome;
import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.wire.ContextJson;
import dev.gatehouse.permission.wire.SubjectSetJson;
import dev.gatehouse.permission.wire.TupleJson;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of a batch check: questions, and values for the parameters of conditions that all of them share.
 *
 * @param tuples {@code null} is an item that asks nothing
 */
record BatchJson(
        @Nullable List<@Nullable Item> tuples, @Nullable JsonNode context) {

    /**
     * A question.
     *
     * @param id whatever the caller knows it by; it is said again with the result
     */
    record Item(
            @Nullable String namespace,
            @Nullable String object,
            @Nullable String relation,

            @JsonProperty("subject_id") @Nullable String subjectId,

            @JsonProperty("subject_set") @Nullable SubjectSetJson subjectSet,
            @Nullable JsonNode id) {

        private BatchItem item() {
            try {
                return new BatchItem.Asked(new TupleJson(namespace, object, relation, subjectId, subjectSet, null, null)
                        .tuple(Place.ONLY));
            } catch (ProblemException malformed) {
                return new BatchItem.Refused(malformed.problem());
            }
        }
    }

    /** The answer. */
    record Results(List<Result> results) {}

    /** The result of a question. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            @Nullable JsonNode id,
            boolean allowed,
            @Nullable String error) {}

    List<BatchItem> items() {
        return all().stream()
                .map(item -> item == null ? new BatchItem.Refused(PermissionProblems.noTuple()) : item.item())
                .toList();
    }

    Map<String, Object> values() {
        return ContextJson.read(context);
    }

    Results results(BatchVerdict verdict) {
        List<@Nullable Item> asked = all();
        return new Results(IntStream.range(0, asked.size())
                .mapToObj(index -> result(asked.get(index), verdict.outcomes().get(index)))
                .toList());
    }

    private List<@Nullable Item> all() {
        return tuples == null ? List.of() : tuples;
    }

    private static Result result(@Nullable Item item, Outcome outcome) {
        JsonNode id = item == null || item.id == null || item.id.isNull() ? null : item.id;
        return switch (outcome) {
            case Outcome.Answered(Answer answer) -> new Result(id, answer.allowed(), null);
            case Outcome.Refused(Problem problem) -> new Result(id, false, error(problem));
        };
    }

    /** One sentence, where a response of its own would have several: what clients look for first, else what says most. */
    private static String error(Problem problem) {
        if (problem.message() != null) {
            return problem.message();
        }
        String reason = problem.reason();
        if (reason == null || problem.code() == ProblemCode.NOT_FOUND) {
            return problem.code().message();
        }
        return problem.code() == ProblemCode.BAD_REQUEST
                ? reason
                : problem.code().message() + ": " + reason;
    }
}
