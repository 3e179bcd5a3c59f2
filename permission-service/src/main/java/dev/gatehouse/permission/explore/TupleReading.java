package dev.gatehouse.permission.explore;

import dev.gatehouse.permission.evaluate.Meaning;
import dev.gatehouse.permission.explore.RuledGraph.Weight;
import dev.gatehouse.permission.graph.NodeList;
import org.jspecify.annotations.Nullable;

/** What a {@link Network} reads of a graph. */
public interface TupleReading {

    /** Says what will be asked next: nodes whose sets, and nodes whose typed subjects. */
    void announce(NodeList sets, NodeList typed);

    /** Of the tuple that holds the subject of a question, whether it counts; null when there is no such tuple or question. */
    @Nullable Weight direct(int node, Meaning meaning);

    /** Adds the subjects of a node that are sets. */
    void sets(int node, NodeList into);

    /** Adds the subjects of a node that have a namespace. */
    void typed(int node, NodeList into);

    /** How many subjects the node has that was last read; 0 when that is not known. */
    int members();
}
