package dev.gatehouse.permission.explain;

import dev.gatehouse.permission.evaluate.Limitation;
import dev.gatehouse.permission.explain.Step.Kind;
import dev.gatehouse.permission.explain.Step.Result;
import org.jspecify.annotations.Nullable;

/** What people read, in text and in drawings. */
final class Words {

    private Words() {}

    static String of(Kind kind) {
        return switch (kind) {
            case IS_ALLOWED -> "is allowed";
            case DIRECT -> "tuple";
            case EXPAND_SUBJECT -> "through the set";
            case COMPUTED -> "computed from";
            case TRAVERSE -> "follows";
            case UNION -> "any of";
            case INTERSECTION -> "all of";
            case INVERT -> "not";
        };
    }

    static String of(Result result) {
        return switch (result) {
            case MEMBER -> "yes";
            case NOT_MEMBER -> "no";
            case UNKNOWN -> "unknown";
            case SKIPPED -> "skipped";
        };
    }

    static String mark(Result result) {
        return switch (result) {
            case MEMBER -> "✓";
            case NOT_MEMBER -> "✗";
            case UNKNOWN -> "?";
            case SKIPPED -> "–";
        };
    }

    /** The answer as a sentence. */
    static String verdict(Explanation explanation) {
        return explanation.answer().allowed()
                ? "Allowed"
                : "Denied" + because(explanation.answer().limitation(), explanation.depth());
    }

    /** What is said of the children that are not shown. */
    static String omitted(Step step) {
        return step.children().isEmpty()
                ? "%d not shown".formatted(step.omitted())
                : "and %d more".formatted(step.omitted());
    }

    private static String because(@Nullable Limitation limitation, int depth) {
        return switch (limitation) {
            case null -> "";
            case DEPTH -> ": not known, because the depth of %d is used up".formatted(depth);
            case WIDTH -> ": not known, because too many sets stand side by side";
            case ROWS -> ": not known, because too many tuples would have to be read";
            case STEPS -> ": not known, because it would take too many steps";
            case TIME -> ": not known, because it takes too long";
            case CYCLE -> ": not known, because it depends on its own negation";
            case CONDITION -> ": not known, because a condition could not be evaluated";
        };
    }
}
