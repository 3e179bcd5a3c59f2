package dev.gatehouse.permission.explore;

import dev.gatehouse.permission.explore.RuledGraph.Weight;
import dev.gatehouse.permission.graph.TupleGraph;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a {@link Network}: a set, or an operator in the rewrite of one. */
public final class Vertex {

    /** What it stands for. */
    public enum Kind {
        /** A set: the union of its tuples and, for a permission, of its rewrite. */
        SET,
        UNION,
        INTERSECTION,
        COMPLEMENT,
        /** Another relation of the same object. */
        COMPUTED,
        /** A relation of the objects that another relation leads to. */
        TRAVERSE
    }

    /** How far it was looked at. */
    public enum State {
        /** Not yet, and never if the network grows no more. */
        WAITING,
        LOOKED_AT,
        /** It is as far away as the depth of the request reaches, so that nothing is known of it. */
        TOO_DEEP
    }

    /**
     * What a vertex is made of.
     *
     * @param subject the subject of the tuple that leads there; {@link TupleGraph#ABSENT} when it is no tuple
     * @param weight whether that tuple counts or is doubtful
     */
    public record Link(Vertex to, int subject, Weight weight) {}

    final int index;
    private final Kind kind;
    private final int namespace;
    private final int object;
    private final int relation;
    private final int target;
    private final List<Link> links = new ArrayList<>();
    private final Map<Weight, Integer> passed = new EnumMap<>(Weight.class);
    int distance;
    State state = State.WAITING;
    boolean declared = true;

    @Nullable Weight direct;

    int rows;
    int members;
    long nanos;

    Vertex(int index, Kind kind, int namespace, int object, int relation, int target, int distance) {
        this.index = index;
        this.kind = kind;
        this.namespace = namespace;
        this.object = object;
        this.relation = relation;
        this.target = target;
        this.distance = distance;
    }

    public Kind kind() {
        return kind;
    }

    public int namespace() {
        return namespace;
    }

    /** The object; {@link TupleGraph#ABSENT} when no tuple knows it. */
    public int object() {
        return object;
    }

    /** The relation of a set, the one that is computed, or the one that a traversal follows. */
    public int relation() {
        return relation;
    }

    /** The relation that a traversal asks for. */
    public int target() {
        return target;
    }

    public List<Link> links() {
        return links;
    }

    public State state() {
        return state;
    }

    /** Whether the set means anything in its namespace. */
    public boolean declared() {
        return declared;
    }

    /** Of the tuple that holds the subject itself, whether it counts; null when there is none. */
    public @Nullable Weight direct() {
        return direct;
    }

    /** How many tuples were read for it. */
    public int rows() {
        return rows;
    }

    /** How many tuples stand under its name, whether they lead on or not; 0 when nobody counted. */
    public int members() {
        return members;
    }

    /** How long reading them took. */
    public long nanos() {
        return nanos;
    }

    /** How many tuples of this kind do not lead on. */
    public int passed(Weight weight) {
        return passed.getOrDefault(weight, 0);
    }

    void pass(Weight weight) {
        passed.merge(weight, 1, Integer::sum);
    }

    void link(Vertex to) {
        links.add(new Link(to, TupleGraph.ABSENT, Weight.COUNTS));
    }
}
