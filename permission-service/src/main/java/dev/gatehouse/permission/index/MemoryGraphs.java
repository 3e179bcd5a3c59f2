package dev.gatehouse.permission.index;

import dev.gatehouse.permission.graph.Consistency;
import dev.gatehouse.permission.graph.Graphs;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.index.Compaction.Numbered;
import dev.gatehouse.permission.index.TupleFeed.Known;
import dev.gatehouse.permission.index.TupleFeed.News;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Graphs of the projects that are in memory; those of others are read where they are kept. */
final class MemoryGraphs implements Graphs {

    private final ProjectIndexes indexes;
    private final CatchUp catchUp;
    private final TupleFeed feed;
    private final Graphs database;
    private final IndexSettings settings;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final IndexMeters meters;

    /**
     * @param patience how long readers of much wait for a project that is being loaded
     */
    MemoryGraphs(
            ProjectIndexes indexes,
            CatchUp catchUp,
            TupleFeed feed,
            Graphs database,
            IndexSettings settings,
            Duration patience,
            LongSupplier nanoTime,
            IndexMeters meters) {
        this.indexes = indexes;
        this.catchUp = catchUp;
        this.feed = feed;
        this.database = database;
        this.settings = settings;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.meters = meters;
    }

    @Override
    public <T> T read(ProjectId project, Consistency consistency, Extent extent, Function<TupleGraph, T> reader) {
        Snapshot snapshot = snapshot(project, consistency);
        if (snapshot == null && extent == Extent.WHOLE && indexes.awaitLoading(project, patience)) {
            snapshot = snapshot(project, consistency);
        }
        if (snapshot == null) {
            meters.fellBack();
            return database.read(project, consistency, extent, reader);
        }
        return reader.apply(snapshot);
    }

    private @Nullable Snapshot snapshot(ProjectId project, Consistency consistency) {
        ProjectIndex index = indexes.find(project);
        return index == null ? null : snapshot(index, consistency);
    }

    /** What answers the read; null when the index has lost track of the log. */
    private @Nullable Snapshot snapshot(ProjectIndex index, Consistency consistency) {
        return switch (consistency) {
            case Consistency.Fresh() -> fresh(index);
            case Consistency.MinimizeLatency() ->
                nanoTime.getAsLong() - index.syncedAt() <= settings.staleness().toNanos()
                        ? index.snapshot()
                        : fresh(index);
            case Consistency.AtLeast(long revision) -> atLeast(index, revision);
            case Consistency.Exact(long revision) -> exact(index, revision);
        };
    }

    private @Nullable Snapshot fresh(ProjectIndex index) {
        catchUp.await(index);
        return index.isLost() ? null : index.snapshot();
    }

    private @Nullable Snapshot atLeast(ProjectIndex index, long revision) {
        Snapshot known = index.snapshot();
        if (known.revision() >= revision) {
            return known;
        }
        Snapshot newest = fresh(index);
        if (newest != null && newest.revision() < revision) {
            throw PermissionProblems.snaptokenFromFuture().exception();
        }
        return newest;
    }

    private @Nullable Snapshot exact(ProjectIndex index, long revision) {
        Snapshot newest = atLeast(index, revision);
        if (newest == null || newest.revision() == revision) {
            return newest;
        }
        Numbered from = index.numbered();
        News since = feed.history(new Known(index.project(), revision), settings.catchUp());
        if (!since.complete()) {
            throw PermissionProblems.snaptokenExpired().exception();
        }
        return index.before(from, since);
    }
}
