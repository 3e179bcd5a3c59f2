package dev.gatehouse.permission.list;

import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Meaning;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.explore.RuledGraph.Weight;
import dev.gatehouse.permission.graph.GraphLimitException;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.list.Uses.Feed;
import dev.gatehouse.permission.list.Uses.Gate;
import dev.gatehouse.permission.list.Uses.Hop;

/**
 * Walks from a subject backwards over the tuples to all sets that it is in, and so to the objects of one relation.
 *
 * <p>Say {@code ann} is in {@code team:x#member}, that set is in {@code folder:f#viewer}, {@code view} of folders follows from
 * {@code viewer}, and {@code view} of documents from {@code view} of their parent. From {@code ann} one tuple leads to
 * {@code team:x#member}, another one to {@code folder:f#viewer}, the model from there to {@code folder:f#view}, and the tuple
 * {@code doc:d#parent@folder:f} to {@code doc:d#view}. That took three tuples one after the other, so a check needs that much
 * depth to find the same.
 *
 * <p>A walk for what is certain goes as far as the depth allows and through no complement and no doubtful condition. All that
 * it finds is so. A walk for what is possible takes complements for fulfilled and conditions that are not known for true, and
 * ends nowhere; what it does not find is not so, whatever the depth.
 */
final class ReverseWalk {

    private static final int STEPS_BETWEEN_LOOKS = 4096;

    private final RuledGraph rules;
    private final TupleGraph graph;
    private final Uses uses;
    private final Budget budget;
    private final boolean certain;
    private final int namespace;
    private final int relation;

    private final Places places = new Places();
    private final NodeList objects = new NodeList(256);
    private final NodeList opened = new NodeList(64);
    private final NodeList holders = new NodeList(64);
    private final NodeList siblings = new NodeList();
    private Level next = new Level();
    private boolean doubtful;
    private boolean stuck;
    private boolean cut;
    private boolean whole = true;
    private long steps;

    /**
     * What is looked at when a level is over.
     *
     * @param sets what may be a subject of tuples
     * @param objects what a traversal may lead to, each for the relation at the same index in {@code targets}
     * @param nodes nodes of these objects, as far as they are known
     */
    private record Level(NodeList sets, NodeList objects, NodeList targets, NodeList nodes) {
        Level() {
            this(new NodeList(64), new NodeList(), new NodeList(), new NodeList());
        }

        boolean isEmpty() {
            return sets.isEmpty() && objects.isEmpty();
        }
    }

    /**
     * @param certain whether to walk for what is certain, or for what is possible
     * @param namespace of the objects that are looked for
     * @param relation that the subject has to have to them
     */
    ReverseWalk(RuledGraph rules, Uses uses, Budget budget, boolean certain, int namespace, int relation) {
        this.rules = rules;
        this.graph = rules.graph();
        this.uses = uses;
        this.budget = budget;
        this.certain = certain;
        this.namespace = namespace;
        this.relation = relation;
    }

    /** Walks from a node, which may be {@link TupleGraph#ABSENT}. */
    void from(int subject) {
        int depth = certain ? rules.circumstances().depth() : Integer.MAX_VALUE;
        try {
            if (!certain) {
                openAlways();
            }
            if (subject != TupleGraph.ABSENT) {
                next.sets.add(subject);
            }
            for (int level = 0; level < depth && !next.isEmpty(); level++) {
                step();
            }
            cut = !next.isEmpty();
        } catch (GraphLimitException _) {
            whole = false;
        }
    }

    /** The objects that were found, each once. */
    NodeList objects() {
        return objects;
    }

    /** Whether an object was found. */
    boolean found(int object) {
        return places.reached(object, relation);
    }

    /** Whether a tuple with a doubtful condition was met. */
    boolean doubtful() {
        return doubtful;
    }

    /** Whether something waits for more than was found, so that more may be possible than is certain. */
    boolean stuck() {
        return stuck;
    }

    /** Whether the depth ended the walk. */
    boolean cut() {
        return cut;
    }

    /** Whether neither a budget nor a limit of the graph ended the walk. */
    boolean whole() {
        return whole;
    }

    /** Follows all tuples that lead away from what the last level opened. */
    private void step() {
        Level level = next;
        next = new Level();
        announce(level);
        for (int at = 0; at < level.sets.size() && whole; at++) {
            holders.clear();
            graph.holders(level.sets.get(at), holders);
            for (int holder = 0; holder < holders.size() && whole; holder++) {
                reachSet(holders.get(holder), level.sets.get(at));
            }
        }
        stepAlong(level);
    }

    private void announce(Level level) {
        siblings.clear();
        siblings.addAll(level.sets.toArray(), 0, level.sets.size());
        siblings.addAll(level.nodes.toArray(), 0, level.nodes.size());
        graph.prefetchHolders(siblings);
    }

    private void reachSet(int set, int subject) {
        int object = graph.object(set);
        int setRelation = graph.relation(set);
        if (counts(rules.meaning(graph.namespace(object), setRelation), set, subject)) {
            open(object, setRelation, set);
        }
    }

    /** Follows the tuples that traversals follow: those of any relation of the object. */
    private void stepAlong(Level level) {
        if (level.objects.isEmpty()) {
            return;
        }
        siblings.clear();
        for (int at = 0; at < level.objects.size(); at++) {
            graph.nodes(level.objects.get(at), siblings);
        }
        graph.prefetchHolders(siblings);
        for (int at = 0; at < level.objects.size() && whole; at++) {
            Hop[] hops = uses.hops(level.targets.get(at));
            siblings.clear();
            graph.nodes(level.objects.get(at), siblings);
            for (int sibling = 0; sibling < siblings.size() && whole; sibling++) {
                holders.clear();
                graph.holders(siblings.get(sibling), holders);
                for (int holder = 0; holder < holders.size() && whole; holder++) {
                    hop(hops, holders.get(holder), siblings.get(sibling));
                }
            }
        }
    }

    private void hop(Hop[] hops, int set, int subject) {
        int object = graph.object(set);
        int through = graph.relation(set);
        int of = graph.namespace(object);
        spend();
        for (Hop hop : hops) {
            if (hop.relation() == through
                    && hop.namespace() == of
                    && counts(rules.meaning(of, through), set, subject)) {
                open(object, hop.gate(), set);
            }
        }
    }

    private boolean counts(Meaning meaning, int set, int subject) {
        Weight weight = rules.weight(meaning, set, subject, budget);
        if (weight == Weight.DOUBTFUL) {
            doubtful = true;
            return !certain;
        }
        return weight == Weight.COUNTS;
    }

    /** Opens a place of an object with that node, and whatever the model lets follow from it in the same object. */
    private void open(int object, int place, int node) {
        opened.clear();
        reach(object, place, 1);
        int of = graph.namespace(object);
        for (int at = 0; at < opened.size(); at++) {
            int open = opened.get(at);
            if (open >= Uses.GATES) {
                feed(object, uses.gate(open).feeds());
            } else {
                openRelation(object, of, open, node);
            }
        }
    }

    private void openRelation(int object, int of, int open, int known) {
        if (of == namespace && open == relation) {
            objects.add(object);
        }
        for (Feed feed : uses.feeds(of, open)) {
            feed(object, feed);
        }
        int node = known != TupleGraph.ABSENT && graph.relation(known) == open ? known : graph.node(object, open);
        if (node != TupleGraph.ABSENT) {
            next.sets.add(node);
        }
        if (uses.hops(open).length > 0) {
            next.objects.add(object);
            next.targets.add(open);
            if (known != TupleGraph.ABSENT) {
                next.nodes.add(known);
            }
        }
    }

    private void feed(int object, Feed feed) {
        if (feed.place() < Uses.GATES) {
            reach(object, feed.place(), 1);
        } else if (certain || !feed.settled()) {
            Gate gate = uses.gate(feed.place());
            int opens = certain ? gate.inputs() : gate.doubtful();
            if (!(certain && gate.shut())) {
                reach(object, feed.place(), opens);
            }
            stuck = stuck || (opens > 1 && leadsOn(object, gate.permission()));
        }
    }

    // A permission that nothing builds on, and that is not what is looked for, may wait for ever.
    private boolean leadsOn(int object, int permission) {
        int of = graph.namespace(object);
        return (permission == relation && of == namespace)
                || uses.feeds(of, permission).length > 0
                || uses.hops(permission).length > 0
                || graph.node(object, permission) != TupleGraph.ABSENT;
    }

    /** Reaches a place, which opens when it was reached so many times. */
    private void reach(int object, int place, int times) {
        spend();
        if (places.opens(object, place, times)) {
            opened.add(place);
        }
    }

    /** Opens what may hold without any tuple, for all objects there are. */
    private void openAlways() {
        for (int[] permission : uses.always()) {
            NodeList all = new NodeList();
            graph.objects(permission[0], all);
            for (int at = 0; at < all.size() && whole; at++) {
                open(all.get(at), permission[1], TupleGraph.ABSENT);
            }
        }
    }

    private void spend() {
        if (++steps > budget.steps() || (steps % STEPS_BETWEEN_LOOKS == 0 && budget.lateAfterPause())) {
            whole = false;
        }
    }
}
