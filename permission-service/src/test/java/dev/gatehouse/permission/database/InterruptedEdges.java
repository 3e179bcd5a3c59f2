package dev.gatehouse.permission.database;

import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edges of a store, with something else happening right after the first level was read. */
final class InterruptedEdges implements EdgeStore {

    private final EdgeStore edges;
    private final Runnable interruption;
    private boolean interrupted;

    InterruptedEdges(EdgeStore edges, Runnable interruption) {
        this.edges = edges;
        this.interruption = interruption;
    }

    @Override
    public long revision(ProjectId of) {
        return edges.revision(of);
    }

    @Override
    public Level level(
            ProjectId of, List<SubjectSet> sets, List<SubjectSet> traversed, @Nullable Subject subject, Bounds bounds) {
        Level level = edges.level(of, sets, traversed, subject, bounds);
        if (!interrupted) {
            interrupted = true;
            interruption.run();
        }
        return level;
    }

    @Override
    public Edges subjects(ProjectId of, List<SubjectSet> sets, Bounds bounds) {
        return edges.subjects(of, sets, bounds);
    }

    @Override
    public Holders holders(ProjectId of, List<Subject> subjects, Bounds bounds) {
        return edges.holders(of, subjects, bounds);
    }

    @Override
    public Objects objects(ProjectId of, String namespace, Bounds bounds) {
        return edges.objects(of, namespace, bounds);
    }
}
