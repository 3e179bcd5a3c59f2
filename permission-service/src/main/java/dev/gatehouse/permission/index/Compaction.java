package dev.gatehouse.permission.index;

import static dev.gatehouse.permission.graph.TupleGraph.ABSENT;

import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.index.Snapshot.Overlay;
import java.util.Arrays;

/** Brings all tuples of a snapshot into its base. */
final class Compaction {

    private static final int FEW_NODES = 4096;

    private Compaction() {}

    /**
     * A snapshot and what numbers its nodes.
     *
     * @param dictionary for the one who holds the lock of the index
     */
    record Numbered(Snapshot snapshot, DictionaryBuilder dictionary) {}

    /** Keeps the numbers of nodes, unless most stand for nothing any more. */
    static Numbered of(Numbered from) {
        return mostAreForgotten(from.snapshot()) ? renumbered(from.snapshot()) : merged(from);
    }

    private static boolean mostAreForgotten(Snapshot from) {
        int nodes = from.dictionary().nodes();
        if (nodes < FEW_NODES) {
            return false;
        }
        int connected = 0;
        for (int node = 0; node < nodes; node++) {
            connected += from.isConnected(node) ? 1 : 0;
        }
        return connected < nodes / 2;
    }

    private static Numbered merged(Numbered numbered) {
        Snapshot from = numbered.snapshot();
        Snapshot snapshot = new Snapshot(
                from.vocabulary(),
                from.dictionary(),
                from.base().with(from.dictionary().nodes(), from.overlay()),
                Overlay.EMPTY,
                from.revision());
        return new Numbered(snapshot, numbered.dictionary());
    }

    private static Numbered renumbered(Snapshot from) {
        Dictionary old = from.dictionary();
        IndexBuilder into = new IndexBuilder(from.vocabulary(), from.tuples(), Long.MAX_VALUE);
        int[] numbers = new int[old.nodes()];
        Arrays.fill(numbers, ABSENT);
        NodeList subjects = new NodeList();
        for (int set = 0; set < old.nodes(); set++) {
            subjects.clear();
            from.subjects(set, subjects);
            boolean terms = from.hasTerms(set);
            for (int at = 0; at < subjects.size(); at++) {
                int subject = subjects.get(at);
                into.add(
                        renumber(old, set, numbers, into.dictionary()),
                        renumber(old, subject, numbers, into.dictionary()),
                        terms ? from.terms(set, subject) : null);
            }
        }
        return new Numbered(into.build(from.revision()), into.dictionary());
    }

    private static int renumber(Dictionary old, int node, int[] numbers, DictionaryBuilder into) {
        if (numbers[node] == ABSENT) {
            int object = old.object(node);
            int renewed = into.internObject(
                    old.namespace(object), old.pageOf(object), old.nameStart(object), old.nameLength(object));
            numbers[node] = into.internNode(renewed, old.relation(node));
        }
        return numbers[node];
    }
}
