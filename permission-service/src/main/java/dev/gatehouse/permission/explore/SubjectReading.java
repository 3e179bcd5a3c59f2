package dev.gatehouse.permission.explore;

import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Meaning;
import dev.gatehouse.permission.explore.RuledGraph.Weight;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import org.jspecify.annotations.Nullable;

/** Reads what one subject needs: tuples that lead on, and those that hold the subject itself. */
public final class SubjectReading implements TupleReading {

    private final RuledGraph rules;
    private final TupleGraph graph;
    private final int subject;
    private final Budget budget;

    /**
     * @param subject its node, or {@link TupleGraph#ABSENT} for a subject that is in no tuple
     * @param budget as for {@link RuledGraph#weight}
     */
    public SubjectReading(RuledGraph rules, int subject, Budget budget) {
        this.rules = rules;
        this.graph = rules.graph();
        this.subject = subject;
        this.budget = budget;
    }

    @Override
    public void announce(NodeList sets, NodeList typed) {
        graph.prefetch(sets, typed, subject);
    }

    @Override
    public @Nullable Weight direct(int node, Meaning meaning) {
        return subject != TupleGraph.ABSENT && graph.contains(node, subject)
                ? rules.weight(meaning, node, subject, budget)
                : null;
    }

    @Override
    public void sets(int node, NodeList into) {
        graph.sets(node, into);
    }

    @Override
    public void typed(int node, NodeList into) {
        graph.typed(node, into);
    }

    @Override
    public int members() {
        return 0;
    }
}
