package dev.gatehouse.permission.authzen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of questions, in their order, as far as they were answered.
 *
 * @param revision the revision of the project's tuples at which all of them hold
 */
record Decisions(List<Decision> decisions, long revision) {

    Decisions {
        decisions = List.copyOf(decisions);
    }

    /**
     * One decision.
     *
     * @param reason why a denial is none that rests on tuples; null for all others
     */
    record Decision(boolean allowed, @Nullable String reason) {

        static final Decision PERMITTED = new Decision(true, null);
        static final Decision DENIED = new Decision(false, null);
    }
}
