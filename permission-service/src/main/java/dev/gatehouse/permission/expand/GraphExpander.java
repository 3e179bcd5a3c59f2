package dev.gatehouse.permission.expand;

import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.util.Optional;

/** Expansions of sets in a graph that is at hand, for those who have no tenant. */
public final class GraphExpander {

    private static final int MOST = 50_000;

    private GraphExpander() {}

    /** The tree of a set; empty when nothing makes the set. */
    public static Optional<ExpandedTree> expand(RuledGraph graph, SubjectSet set) {
        return new TreeGrower(graph, MOST).grow(set);
    }
}
