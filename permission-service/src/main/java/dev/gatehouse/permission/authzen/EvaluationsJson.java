package dev.gatehouse.permission.authzen;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Several questions, with defaults for what they have in common (§7.1). */
record EvaluationsJson(
        @Nullable EntityJson subject,
        @Nullable ActionJson action,
        @Nullable EntityJson resource,
        @Nullable JsonNode context,
        @Nullable List<@Nullable EvaluationJson> evaluations,
        @Nullable Options options) {

    record Options(
            @JsonProperty("evaluations_semantic") @Nullable Semantic semantic) {}

    /** Whether there is a list of questions; without one it is a question itself. */
    boolean several() {
        return evaluations != null && !evaluations.isEmpty();
    }

    List<AccessQuestion> questions() {
        EvaluationJson defaults = new EvaluationJson(subject, action, resource, context);
        if (evaluations == null || evaluations.isEmpty()) {
            return List.of(defaults.question(""));
        }
        List<AccessQuestion> questions = new ArrayList<>(evaluations.size());
        for (int i = 0; i < evaluations.size(); i++) {
            String path = "evaluations[%d]".formatted(i);
            EvaluationJson evaluation = AccessProblems.require(evaluations.get(i), path);
            questions.add(evaluation.or(defaults).question(path + "."));
        }
        return questions;
    }

    Semantic semantic() {
        return options == null || options.semantic() == null ? Semantic.EXECUTE_ALL : options.semantic();
    }
}
