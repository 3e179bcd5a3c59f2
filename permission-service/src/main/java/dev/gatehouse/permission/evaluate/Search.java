package dev.gatehouse.permission.evaluate;

import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of objects that a question has led to, in the order in which they were met: breadth first, those as many tuples
 * away as each other side by side. Names computed from one another are equally far.
 */
final class Search {

    /** The node of an element has not been asked for. */
    private static final int UNASKED = -2;

    final TupleGraph graph;
    final Plan plan;
    final Tuples tuples;
    final int depth;
    final Meter meter;
    final Memo memo;

    /** What the graph is asked for next; filled and cleared by who asks. */
    final NodeList sets = new NodeList(64);

    final NodeList typed = new NodeList(64);
    final NodeList found = new NodeList(64);

    private final KeyTable known = new KeyTable();
    private int[] objects = new int[64];
    private int[] namespaces = new int[64];
    private int[] relations = new int[64];
    private int[] nodes = new int[64];
    private @Nullable Meaning[] meanings = new Meaning[64];
    private int subject;
    private boolean sparing;
    private boolean spared;

    Search(TupleGraph graph, Plan plan, Tuples tuples, int depth, Meter meter, Memo memo) {
        this.graph = graph;
        this.plan = plan;
        this.tuples = tuples;
        this.depth = depth;
        this.meter = meter;
        this.memo = memo;
    }

    /** Starts with the name that a question is about. */
    void begin(int object, int namespace, int relation, int subjectNode) {
        known.clear();
        subject = subjectNode;
        add(object, namespace, relation, UNASKED);
    }

    /** Whether what cannot matter to the answer may be left out. */
    boolean sparing() {
        return sparing;
    }

    void spare(boolean allowed) {
        sparing = allowed;
        spared = false;
    }

    /** Notes that something was left out. */
    void leaveOut() {
        spared = true;
    }

    boolean spared() {
        return spared;
    }

    int size() {
        return known.size();
    }

    int subject() {
        return subject;
    }

    int object(int element) {
        return objects[element];
    }

    int namespace(int element) {
        return namespaces[element];
    }

    int relation(int element) {
        return relations[element];
    }

    /** The node of an element; it may be {@link TupleGraph#ABSENT}. */
    int node(int element) {
        int node = nodes[element];
        if (node == UNASKED) {
            node = graph.node(objects[element], relations[element]);
            nodes[element] = node;
        }
        return node;
    }

    Meaning meaning(int element) {
        Meaning meaning = meanings[element];
        if (meaning == null) {
            meaning = plan.meaning(namespaces[element], relations[element]);
            meanings[element] = meaning;
        }
        return meaning;
    }

    /** What is known about an element so many tuples away. */
    @Nullable Membership remembered(int element, int distance) {
        return sparing ? memo.find(objects[element], relations[element], depth - distance) : null;
    }

    /** Takes an element for one without meaning, so that nothing more is asked about it. */
    void forget(int element) {
        meanings[element] = Meaning.NOTHING;
    }

    /** The node of a relation that is traversed from an element; {@link TupleGraph#ABSENT} when there is nothing to follow. */
    int traversable(int element, int relation) {
        return plan.meaning(namespaces[element], relation).tuples()
                ? graph.node(objects[element], relation)
                : TupleGraph.ABSENT;
    }

    /** The element of a name of an object that was met before, or {@link KeyTable#ABSENT}. */
    int find(int object, int relation) {
        return known.find(Keys.of(object, relation));
    }

    /** Whether another name of an element's object is met for the first time; it is the last element then. */
    boolean addName(int element, int relation) {
        return add(objects[element], namespaces[element], relation, UNASKED);
    }

    /** Whether a set is met for the first time; it is the last element then. */
    boolean addSet(int set) {
        int object = graph.object(set);
        return add(object, graph.namespace(object), graph.relation(set), set);
    }

    /** Whether a name of an object is met for the first time; it is the last element then. */
    boolean addTarget(int object, int relation) {
        return add(object, graph.namespace(object), relation, UNASKED);
    }

    private boolean add(int object, int namespace, int relation, int node) {
        if (!known.add(Keys.of(object, relation))) {
            return false;
        }
        meter.spend(1);
        int element = known.size() - 1;
        if (element == objects.length) {
            grow();
        }
        objects[element] = object;
        namespaces[element] = namespace;
        relations[element] = relation;
        nodes[element] = node;
        meanings[element] = null;
        return true;
    }

    private void grow() {
        int length = objects.length * 2;
        objects = Arrays.copyOf(objects, length);
        namespaces = Arrays.copyOf(namespaces, length);
        relations = Arrays.copyOf(relations, length);
        nodes = Arrays.copyOf(nodes, length);
        meanings = Arrays.copyOf(meanings, length);
    }
}
