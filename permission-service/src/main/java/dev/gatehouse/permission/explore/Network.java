package dev.gatehouse.permission.explore;

import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Meaning;
import dev.gatehouse.permission.explore.RuledGraph.Weight;
import dev.gatehouse.permission.explore.Vertex.Kind;
import dev.gatehouse.permission.explore.Vertex.Link;
import dev.gatehouse.permission.explore.Vertex.State;
import dev.gatehouse.permission.graph.GraphLimitException;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.model.Rewrite;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a set is made of, down to where the depth of a request ends: sets, their rewrites, and how they lead to one
 * another. It grows level by level, a level being as many tuples away from the root, so that every set is met first on its
 * shortest way. A set that is reached twice is one vertex, so cycles are cycles.
 */
public final class Network {

    private static final int STEPS_BETWEEN_LOOKS = 4096;

    private final RuledGraph rules;
    private final TupleGraph graph;
    private final TupleReading reading;
    private final Budget budget;
    private final int most;
    private final List<Vertex> vertices = new ArrayList<>();
    private final Map<Long, Vertex> sets = new HashMap<>();
    private final ArrayDeque<Vertex> open = new ArrayDeque<>();
    private final NodeList found = new NodeList();
    private final Vertex root;
    private List<Vertex> next = new ArrayList<>();
    private int level;
    private boolean whole = true;
    private long steps;

    /**
     * @param most how many vertices it may have
     */
    public Network(
            RuledGraph rules, TupleReading reading, Budget budget, int most, int namespace, int object, int relation) {
        this.rules = rules;
        this.graph = rules.graph();
        this.reading = reading;
        this.budget = budget;
        this.most = most;
        this.root = add(Kind.SET, namespace, object, relation, 0, 0);
        sets.put(key(object, relation), root);
        next.add(root);
    }

    public Vertex root() {
        return root;
    }

    /** All there is, the root first. */
    public List<Vertex> vertices() {
        return vertices;
    }

    /** Whether nothing was left out for want of room, time or tuples that may be read. */
    public boolean whole() {
        return whole;
    }

    /** Grows one level, and says whether there was one to grow. */
    public boolean grow() {
        if (next.isEmpty() || !whole) {
            return false;
        }
        try {
            List<Vertex> present = next;
            next = new ArrayList<>();
            announce(present);
            open.addAll(present);
            for (Vertex vertex = open.poll(); vertex != null && whole; vertex = open.poll()) {
                if (vertex.state == State.WAITING) {
                    lookAt(vertex);
                }
            }
        } catch (GraphLimitException _) {
            whole = false;
        }
        level++;
        return true;
    }

    private void announce(List<Vertex> present) {
        NodeList asked = new NodeList();
        NodeList typed = new NodeList();
        for (Vertex set : present) {
            if (set.state == State.WAITING
                    && set.distance < rules.circumstances().depth()) {
                rules.addRelated(set.namespace(), set.object(), set.relation(), asked, typed);
            }
        }
        reading.announce(asked, typed);
    }

    private void lookAt(Vertex set) {
        if (set.distance >= rules.circumstances().depth()) {
            set.state = State.TOO_DEEP;
            return;
        }
        Meaning meaning = rules.meaning(set.namespace(), set.relation());
        set.declared = meaning.declared();
        long begin = System.nanoTime();
        int node = graph.node(set.object(), set.relation());
        if (node != TupleGraph.ABSENT && meaning.declared()) {
            set.direct = reading.direct(node, meaning);
            found.clear();
            reading.sets(node, found);
            set.members = reading.members();
            follow(set, node, meaning, -1, set);
        }
        set.nanos = System.nanoTime() - begin;
        Rewrite rewrite = rules.rewrite(set.namespace(), set.relation());
        if (rewrite != null) {
            set.link(operator(rewrite, set));
        }
        looked(set);
    }

    // What was looked at in part says yes where it does, but never no.
    private void looked(Vertex vertex) {
        if (whole) {
            vertex.state = State.LOOKED_AT;
        }
    }

    /** Makes the operators of a rewrite. Recursion is as deep as rewrites are nested. */
    private Vertex operator(Rewrite rewrite, Vertex set) {
        return switch (rewrite) {
            case Rewrite.Union(List<Rewrite> operands) -> operator(Kind.UNION, operands, set);
            case Rewrite.Intersection(List<Rewrite> operands) -> operator(Kind.INTERSECTION, operands, set);
            case Rewrite.Complement(Rewrite operand) -> operator(Kind.COMPLEMENT, List.of(operand), set);
            case Rewrite.Computed(String relation) -> {
                int number = rules.number(relation);
                Vertex computed = add(Kind.COMPUTED, set.namespace(), set.object(), number, 0, set.distance);
                computed.link(reach(set.namespace(), set.object(), number, set.distance));
                looked(computed);
                yield computed;
            }
            case Rewrite.Traverse(String relation, String target) ->
                traversal(set, rules.number(relation), rules.number(target));
        };
    }

    private Vertex operator(Kind kind, List<Rewrite> operands, Vertex set) {
        Vertex operator = add(kind, set.namespace(), set.object(), set.relation(), 0, set.distance);
        operands.forEach(operand -> operator.link(operator(operand, set)));
        looked(operator);
        return operator;
    }

    private Vertex traversal(Vertex set, int relation, int target) {
        Vertex traversal = add(Kind.TRAVERSE, set.namespace(), set.object(), relation, target, set.distance);
        Meaning meaning = rules.meaning(set.namespace(), relation);
        long begin = System.nanoTime();
        int node = graph.node(set.object(), relation);
        if (node != TupleGraph.ABSENT && meaning.declared()) {
            found.clear();
            reading.typed(node, found);
            follow(traversal, node, meaning, target, set);
        }
        traversal.nanos = System.nanoTime() - begin;
        looked(traversal);
        return traversal;
    }

    /** Links to where the tuples that were found lead: to the given relation of their subjects, or to their own. */
    private void follow(Vertex from, int node, Meaning meaning, int target, Vertex set) {
        from.rows = found.size();
        for (int at = 0; at < found.size() && whole; at++) {
            int subject = found.get(at);
            Weight weight = rules.weight(meaning, node, subject, budget);
            if (weight == Weight.COUNTS || weight == Weight.DOUBTFUL) {
                int object = graph.object(subject);
                Vertex to = reach(
                        graph.namespace(object),
                        object,
                        target < 0 ? graph.relation(subject) : target,
                        set.distance + 1);
                from.links().add(new Link(to, subject, weight));
            } else {
                from.pass(weight);
            }
            spend();
        }
    }

    private Vertex reach(int namespace, int object, int relation, int distance) {
        Vertex known = sets.get(key(object, relation));
        if (known == null) {
            Vertex reached = add(Kind.SET, namespace, object, relation, 0, distance);
            sets.put(key(object, relation), reached);
            queue(reached);
            return reached;
        }
        if (known.state == State.WAITING && distance < known.distance) {
            known.distance = distance;
            queue(known);
        }
        return known;
    }

    // What is as near as the root of the present level belongs to it.
    private void queue(Vertex set) {
        if (set.distance == level) {
            open.add(set);
        } else {
            next.add(set);
        }
    }

    private Vertex add(Kind kind, int namespace, int object, int relation, int target, int distance) {
        Vertex added = new Vertex(vertices.size(), kind, namespace, object, relation, target, distance);
        vertices.add(added);
        if (vertices.size() > most) {
            whole = false;
        }
        return added;
    }

    private void spend() {
        if (++steps > budget.steps() || (steps % STEPS_BETWEEN_LOOKS == 0 && budget.lateAfterPause())) {
            whole = false;
        }
    }

    private static long key(int object, int relation) {
        return (object + 1L) << Integer.SIZE | relation;
    }
}
