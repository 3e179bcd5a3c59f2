package dev.gatehouse.permission.evaluate;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.tuple.TupleTerms;
import org.jspecify.annotations.Nullable;

/** Which tuples of a graph count, under the rules and the circumstances of a request. */
final class Tuples {

    private final TupleGraph graph;
    private final Conditions conditions;
    private final Circumstances circumstances;
    private final Meter meter;

    Tuples(TupleGraph graph, Rules rules, Circumstances circumstances, Meter meter) {
        this.graph = graph;
        this.conditions = rules.conditions();
        this.circumstances = circumstances;
        this.meter = meter;
    }

    /** Whether a tuple says that the subject is in the set, and counts. */
    Membership direct(int set, int subject, Meaning meaning) {
        return graph.contains(set, subject) ? counts(set, subject, meaning) : Membership.NOT_MEMBER;
    }

    /** Whether a tuple that is there counts: always when it has no terms and its subject is of a declared type. */
    Membership counts(int set, int subject, Meaning meaning) {
        if (!meaning.admits(graph.namespace(graph.object(subject)), graph.relation(subject))) {
            return Membership.NOT_MEMBER;
        }
        return graph.hasTerms(set) ? underTerms(graph.terms(set, subject)) : Membership.MEMBER;
    }

    private Membership underTerms(@Nullable TupleTerms terms) {
        if (terms == null) {
            return Membership.MEMBER;
        }
        if (terms.expiresAt() != null && !terms.expiresAt().isAfter(circumstances.now())) {
            return Membership.NOT_MEMBER;
        }
        if (terms.condition() == null) {
            return Membership.MEMBER;
        }
        // One condition can take as long as thousands of steps.
        meter.look();
        return switch (conditions.holds(terms.condition(), circumstances.context(), circumstances.now())) {
            case YES -> Membership.MEMBER;
            case NO -> Membership.NOT_MEMBER;
            case UNKNOWN -> Membership.UNKNOWN;
        };
    }
}
