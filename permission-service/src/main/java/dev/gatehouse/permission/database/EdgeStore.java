package dev.gatehouse.permission.database;

import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads tuples as edges of a graph, with one statement for as many nodes as are asked about at once. */
interface EdgeStore {

    /** How much a statement may read, and for how long. */
    record Bounds(int rows, Duration patience) {}

    /**
     * A tuple, seen from one of its ends.
     *
     * @param asked the index of the node that was asked about
     * @param end the other end
     */
    record Edge(int asked, Subject end, TupleTerms terms) {}

    /**
     * What a statement found.
     *
     * @param revision the revision of the project's tuples at which it was there
     * @param direct tuples that have the subject
     * @param edges the others, by the index of the set; behind those come the traversed ones
     */
    record Level(long revision, List<Edge> direct, List<Edge> edges) {}

    /**
     * A relation with which an object is in some tuple.
     *
     * @param asked the index of a node of the object that was asked about
     */
    record Name(int asked, String relation) {}

    /** What a statement found. */
    record Edges(long revision, List<Edge> edges) {}

    /**
     * What a statement found about subjects.
     *
     * @param names under which the objects of the subjects are in some tuple
     */
    record Holders(long revision, List<Edge> edges, List<Name> names) {}

    /** Names of objects. */
    record Objects(long revision, Set<String> names) {}

    /** The revision of the project's tuples. */
    long revision(ProjectId project);

    /**
     * Which of the sets have the subject, and which sets those have that have it not, or under terms only; and which objects
     * are reached by traversing others.
     */
    Level level(
            ProjectId project,
            List<SubjectSet> sets,
            List<SubjectSet> traversed,
            @Nullable Subject subject,
            Bounds bounds);

    /** All subjects of the sets. */
    Edges subjects(ProjectId project, List<SubjectSet> sets, Bounds bounds);

    /** The sets that have the subjects. */
    Holders holders(ProjectId project, List<Subject> subjects, Bounds bounds);

    /** The objects of a namespace that are in some tuple. */
    Objects objects(ProjectId project, String namespace, Bounds bounds);
}
