package dev.gatehouse.permission.index;

import dev.gatehouse.permission.graph.NameBytes;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.tuple.TupleTerms;
import org.jspecify.annotations.Nullable;

/**
 * The tuples of a project at one revision. It never changes, so a check that holds one sees no half of any write, and any
 * number of threads may read it.
 */
final class Snapshot implements TupleGraph {

    /** Roughly what a changed edge takes with the paths to it, in both directions. */
    private static final int CHANGE_BYTES = 600;

    private final Vocabulary vocabulary;
    private final Dictionary dictionary;
    private final Base base;
    private final Overlay overlay;
    private final long revision;

    Snapshot(Vocabulary vocabulary, Dictionary dictionary, Base base, Overlay overlay, long revision) {
        this.vocabulary = vocabulary;
        this.dictionary = dictionary;
        this.base = base;
        this.overlay = overlay;
        this.revision = revision;
    }

    /**
     * Edges in sorted arrays.
     *
     * @param forward from sets to their subjects
     * @param reverse from subjects to the sets they are in
     */
    record Base(Adjacency forward, Adjacency reverse, TermTable terms) {

        static final Base EMPTY = new Base(Adjacency.EMPTY, Adjacency.EMPTY, TermTable.EMPTY);

        Base with(int nodes, Overlay overlay) {
            return new Base(
                    forward.with(nodes, overlay.forward()),
                    reverse.with(nodes, overlay.reverse()),
                    terms.with(overlay.terms()));
        }
    }

    /**
     * What differs from the base.
     *
     * @param terms by set and subject; {@link TupleTerms#NONE} where the base has terms that do not count any more
     * @param size how many edges were added to those of the base or removed from them
     * @param growth how many edges there are more than in the base
     */
    record Overlay(
            NodeTrie<EdgeDelta> forward,
            NodeTrie<EdgeDelta> reverse,
            NodeTrie<NodeTrie<TupleTerms>> terms,
            int size,
            int growth) {

        static final Overlay EMPTY = new Overlay(NodeTrie.empty(), NodeTrie.empty(), NodeTrie.empty(), 0, 0);
    }

    Dictionary dictionary() {
        return dictionary;
    }

    Base base() {
        return base;
    }

    Overlay overlay() {
        return overlay;
    }

    /** How many tuples there are. */
    int tuples() {
        return base.forward().edges() + overlay.growth();
    }

    /** How much memory it takes, with what later snapshots share. */
    long bytes() {
        return dictionary.bytes()
                + base.forward().bytes()
                + base.reverse().bytes()
                + base.terms().bytes()
                + (long) CHANGE_BYTES * (overlay.size() + overlay.terms().size());
    }

    @Override
    public long revision() {
        return revision;
    }

    @Override
    public boolean lasting() {
        return true;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public int object(int namespace, String name) {
        return dictionary.object(namespace, name);
    }

    @Override
    public String name(int object) {
        return dictionary.name(object);
    }

    @Override
    public void name(int object, NameBytes into) {
        int begin = dictionary.nameStart(object);
        into.set(dictionary.pageOf(object), begin, begin + dictionary.nameLength(object));
    }

    @Override
    public int namespace(int object) {
        return dictionary.namespace(object);
    }

    @Override
    public int node(int object, int relation) {
        return object == ABSENT ? ABSENT : dictionary.node(object, relation);
    }

    @Override
    public int object(int node) {
        return dictionary.object(node);
    }

    @Override
    public int relation(int node) {
        return dictionary.relation(node);
    }

    @Override
    public boolean contains(int set, int subject) {
        if (set == ABSENT || subject == ABSENT) {
            return false;
        }
        int code = dictionary.code(subject);
        EdgeDelta delta = overlay.forward().get(set);
        if (delta != null) {
            if (delta.added().contains(code)) {
                return true;
            }
            if (delta.removed().contains(code)) {
                return false;
            }
        }
        // Either side has the edge; the shorter one is searched faster.
        return base.forward().degree(set) <= base.reverse().degree(subject)
                ? base.forward().contains(set, code)
                : base.reverse().contains(subject, dictionary.code(set));
    }

    @Override
    public void sets(int set, NodeList into) {
        add(base.forward(), overlay.forward(), set, EdgeCode.TYPED, into);
    }

    @Override
    public void typed(int set, NodeList into) {
        add(base.forward(), overlay.forward(), set, EdgeCode.PLAIN, into);
    }

    @Override
    public void subjects(int set, NodeList into) {
        add(base.forward(), overlay.forward(), set, Integer.MAX_VALUE, into);
    }

    @Override
    public void holders(int subject, NodeList into) {
        add(base.reverse(), overlay.reverse(), subject, Integer.MAX_VALUE, into);
    }

    private static void add(Adjacency base, NodeTrie<EdgeDelta> overlay, int node, int bound, NodeList into) {
        if (node == ABSENT) {
            return;
        }
        EdgeDelta delta = overlay.get(node);
        if (delta == null) {
            base.addBelow(node, bound, into);
            return;
        }
        if (delta.removed().isEmpty()) {
            base.addBelow(node, bound, into);
        } else {
            base.addBelow(node, bound, delta.removed(), into);
        }
        delta.added().addBelow(bound, into);
    }

    @Override
    public void nodes(int object, NodeList into) {
        if (object == ABSENT) {
            return;
        }
        NodeList ever = new NodeList();
        dictionary.nodesOf(object, ever);
        for (int at = 0; at < ever.size(); at++) {
            if (isConnected(ever.get(at))) {
                into.add(ever.get(at));
            }
        }
    }

    @Override
    public void objects(int namespace, NodeList into) {
        NodeList nodes = new NodeList();
        for (int object = dictionary.firstObject(namespace); object != ABSENT; object = dictionary.nextObject(object)) {
            nodes.clear();
            nodes(object, nodes);
            if (!nodes.isEmpty()) {
                into.add(object);
            }
        }
    }

    /** Whether a node is in a tuple; numbers outlive the tuples they were given for. */
    boolean isConnected(int node) {
        return degree(base.forward(), overlay.forward(), node) > 0
                || degree(base.reverse(), overlay.reverse(), node) > 0;
    }

    private static int degree(Adjacency base, NodeTrie<EdgeDelta> overlay, int node) {
        EdgeDelta delta = overlay.get(node);
        int degree = base.degree(node);
        return delta == null
                ? degree
                : degree + delta.added().size() - delta.removed().size();
    }

    @Override
    public boolean hasTerms(int set) {
        return set != ABSENT
                && ((base.terms().size() > 0 && base.terms().has(set))
                        || overlay.terms().get(set) != null);
    }

    @Override
    public @Nullable TupleTerms terms(int set, int subject) {
        NodeTrie<TupleTerms> changed = overlay.terms().get(set);
        TupleTerms terms = changed == null ? null : changed.get(subject);
        if (terms != null) {
            return terms.none() ? null : terms;
        }
        return base.terms().get(set, subject);
    }
}
