package dev.gatehouse.permission.check;

import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.platform.problem.Problem;
import java.util.List;

/**
 * The outcomes of questions that were asked together, in their order.
 *
 * @param revision the revision of the project's tuples at which all of them hold
 */
record BatchVerdict(List<Outcome> outcomes, long revision) {

    public BatchVerdict {
        outcomes = List.copyOf(outcomes);
    }

    /** What became of one question. */
    public sealed interface Outcome {

        /** It was answered. */
        record Answered(Answer answer) implements Outcome {}

        /** It was refused, which does not keep the others from being answered. */
        record Refused(Problem problem) implements Outcome {}
    }
}
