package dev.gatehouse.permission.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.gatehouse.permission.evaluate.Limitation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as JSON (permission.md §18.5).
 *
 * @param limitation what kept the answer from being known; null when it is known
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"allowed", "snaptoken", "limitation", "tree"})
record ExplanationJson(
        boolean allowed, String snaptoken, @Nullable String limitation, StepJson tree) {

    static ExplanationJson of(Explanation explanation, String snaptoken) {
        Limitation limitation = explanation.answer().limitation();
        return new ExplanationJson(
                explanation.answer().allowed(),
                snaptoken,
                limitation == null ? null : limitation.name().toLowerCase(Locale.ROOT),
                StepJson.of(explanation.tree()));
    }

    /**
     * A step.
     *
     * @param decisive true where the result above rests on this one
     * @param omitted how many more children there are; absent when there are none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonPropertyOrder({"kind", "tuple", "result", "decisive", "notes", "children", "omitted", "rows", "micros"})
    record StepJson(
            String kind,
            String tuple,
            String result,
            @Nullable Boolean decisive,
            List<String> notes,
            List<StepJson> children,
            @Nullable Integer omitted,
            int rows,
            long micros) {

        static StepJson of(Step step) {
            return new StepJson(
                    step.kind().name().toLowerCase(Locale.ROOT),
                    step.tuple(),
                    step.result().name().toLowerCase(Locale.ROOT),
                    step.decisive() ? true : null,
                    step.notes(),
                    step.children().stream().map(StepJson::of).toList(),
                    step.omitted() == 0 ? null : step.omitted(),
                    step.rows(),
                    step.micros());
        }
    }
}
