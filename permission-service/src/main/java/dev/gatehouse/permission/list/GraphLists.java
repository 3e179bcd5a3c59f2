package dev.gatehouse.permission.list;

import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.tuple.Subject;

/** Whole lists over a graph that is at hand, for those who have no tenant and need no pages. */
public final class GraphLists {

    private static final int MOST = 1_000_000;

    private GraphLists() {}

    /** The objects to which a subject has a relation. */
    public static Found<String> objects(RuledGraph graph, ObjectQuestion question, Budget budget) {
        return new ObjectSearch(graph, new Uses(graph.plan()), new Findings(), budget).page(question, null, MOST);
    }

    /**
     * The subjects that are in a set.
     *
     * @throws dev.gatehouse.platform.problem.ProblemException when no list can hold all of them
     */
    public static Found<Subject> subjects(RuledGraph graph, SubjectQuestion question, Budget budget) {
        return new SubjectSearch(graph, new Findings(), budget, MOST).page(question, null, MOST);
    }
}
