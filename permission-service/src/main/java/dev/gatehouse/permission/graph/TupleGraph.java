package dev.gatehouse.permission.graph;

import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import org.jspecify.annotations.Nullable;

/**
 * A project's tuples at one revision as a directed graph. A <em>node</em> is what a tuple has on either side: an object with a
 * relation, {@code doc:a#view}; a typed individual, {@code User:ann#}, has the empty relation; a plain {@code subject_id} is
 * an object without a namespace ({@link Vocabulary#EMPTY}) with the empty relation. A tuple is an edge from its set to its subject.
 *
 * <p>Objects and nodes are numbers that hold for this graph only. A number of an object or node that is in no tuple may be
 * {@link #ABSENT}, and everything can be asked of {@code ABSENT}: nothing is in it and it is in nothing.
 *
 * <p>Expired tuples and those with conditions are edges like others; {@link #terms} tells. A graph read from the database reads
 * what {@link #prefetch} names with one statement; asked without, it reads at once, which is correct but slow. It stops with
 * {@link GraphLimitException} when more is read than one request may.
 *
 * <p>A graph is used by one thread, or is safe for many; who gets one from {@link Graphs} uses it in one.
 */
public interface TupleGraph {

    /** The number of what is in no tuple. */
    int ABSENT = -1;

    /** The revision of the tuples. */
    long revision();

    /** Whether later readers may get this same graph, so that what is found out about it is worth keeping. */
    default boolean lasting() {
        return false;
    }

    /** The numbers of namespaces and relations. */
    Vocabulary vocabulary();

    /** The number of a namespace or relation by which nodes can be asked for; {@link Vocabulary#ABSENT} when it is in no tuple. */
    default int number(String name) {
        return vocabulary().find(name);
    }

    /** The number of an object, or {@link #ABSENT}. */
    int object(int namespace, String name);

    /** The name of an object. */
    String name(int object);

    /** Fills in the name of an object. */
    default void name(int object, NameBytes into) {
        into.set(name(object));
    }

    /** The namespace of an object; {@link Vocabulary#EMPTY} for a plain individual. */
    int namespace(int object);

    /** The node of an object's relation, or {@link #ABSENT}. */
    int node(int object, int relation);

    /** The node of a subject, or {@link #ABSENT}. */
    default int node(Subject subject) {
        return switch (subject) {
            case SubjectId(String id) -> node(object(Vocabulary.EMPTY, id), Vocabulary.EMPTY);
            case SubjectSet(String namespace, String object, String relation) -> {
                int namespaceNumber = number(namespace);
                int relationNumber = number(relation);
                yield namespaceNumber == Vocabulary.ABSENT || relationNumber == Vocabulary.ABSENT
                        ? ABSENT
                        : node(object(namespaceNumber, object), relationNumber);
            }
        };
    }

    /** The object of a node. */
    int object(int node);

    /** The relation of a node. */
    int relation(int node);

    /** Whether a tuple says that the subject is in the set. */
    boolean contains(int set, int subject);

    /** Adds the subjects of a set that are sets themselves, that is, have a relation. */
    void sets(int set, NodeList into);

    /** Adds the nodes of all subjects of a set that have a namespace, typed individuals among them; what a traversal follows. */
    void typed(int set, NodeList into);

    /** Adds all subjects of a set. */
    void subjects(int set, NodeList into);

    /** Adds the sets that have a subject. */
    void holders(int subject, NodeList into);

    /** Adds the nodes of an object that are in a tuple on either side. */
    void nodes(int object, NodeList into);

    /** Adds all objects of a namespace that are in a tuple on either side. */
    void objects(int namespace, NodeList into);

    /** Whether any tuple of the set has terms. When none has, {@link #terms} need not be asked. */
    boolean hasTerms(int set);

    /** The terms of a tuple that is there; null when it has none. */
    @Nullable TupleTerms terms(int set, int subject);

    /**
     * Says what will be asked next.
     *
     * @param sets nodes whose {@link #sets} will be asked, and whether they {@link #contains contain} the subject; where
     *     they do, their sets will not be asked
     * @param typed nodes whose {@link #typed} subjects will be asked
     * @param subject the subject, or {@link #ABSENT}
     */
    default void prefetch(NodeList sets, NodeList typed, int subject) {}

    /** Says that {@link #subjects} of these nodes will be asked. */
    default void prefetchSubjects(NodeList sets) {}

    /** Says that {@link #holders} of these nodes, and {@link #nodes} of their objects, will be asked. */
    default void prefetchHolders(NodeList nodes) {}
}
