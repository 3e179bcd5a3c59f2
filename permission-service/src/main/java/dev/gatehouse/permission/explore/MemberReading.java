package dev.gatehouse.permission.explore;

import dev.gatehouse.permission.evaluate.Meaning;
import dev.gatehouse.permission.explore.RuledGraph.Weight;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Reads whole sets, because all their members are asked for. */
public final class MemberReading implements TupleReading {

    private final TupleGraph graph;
    private final NodeList all = new NodeList();

    public MemberReading(TupleGraph graph) {
        this.graph = graph;
    }

    @Override
    public void announce(NodeList sets, NodeList typed) {
        sets.addAll(typed.toArray(), 0, typed.size());
        graph.prefetchSubjects(sets);
    }

    @Override
    public @Nullable Weight direct(int node, Meaning meaning) {
        return null;
    }

    @Override
    public void sets(int node, NodeList into) {
        read(node);
        for (int at = 0; at < all.size(); at++) {
            if (graph.relation(all.get(at)) != Vocabulary.EMPTY) {
                into.add(all.get(at));
            }
        }
    }

    @Override
    public void typed(int node, NodeList into) {
        read(node);
        for (int at = 0; at < all.size(); at++) {
            if (graph.namespace(graph.object(all.get(at))) != Vocabulary.EMPTY) {
                into.add(all.get(at));
            }
        }
    }

    @Override
    public int members() {
        return all.size();
    }

    private void read(int node) {
        all.clear();
        graph.subjects(node, all);
    }
}
