package dev.gatehouse.permission.database;

import dev.gatehouse.permission.graph.GraphLimitException;
import dev.gatehouse.permission.graph.GraphLimitException.Limit;
import dev.gatehouse.permission.tuple.SteadyReads;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/** The statements of one request: not too wide, not too many rows, not for too long, and all at one revision. */
final class BoundedReads {

    private final EdgeStore edges;
    private final ProjectId project;
    private final Clock clock;
    private final Instant deadline;
    private final SteadyReads.Revisions revisions;
    private final int width;
    private final boolean inPortions;
    private int rows;
    private long revision = -1;

    BoundedReads(
            EdgeStore edges,
            ProjectId project,
            Allowance allowance,
            Clock clock,
            Instant deadline,
            SteadyReads.Revisions revisions) {
        this.edges = edges;
        this.project = project;
        this.clock = clock;
        this.deadline = deadline;
        this.revisions = revisions;
        this.width = allowance.width();
        this.inPortions = allowance.inPortions();
        this.rows = allowance.rows();
    }

    /** The revision that the statements saw; asked for when there was none. */
    long revision() {
        if (revision < 0) {
            saw(edges.revision(project));
        }
        return revision;
    }

    /** What is asked for, as one statement each may ask it. */
    <T> List<List<T>> portions(List<T> asked) {
        int most = inPortions ? width : Math.max(1, asked.size());
        return IntStream.range(0, Math.ceilDiv(asked.size(), most))
                .mapToObj(portion -> asked.subList(portion * most, Math.min(asked.size(), (portion + 1) * most)))
                .toList();
    }

    EdgeStore.Level level(List<SubjectSet> sets, List<SubjectSet> traversed, @Nullable Subject subject) {
        requireNarrow(sets.size() + traversed.size());
        EdgeStore.Level level = read(bounds -> edges.level(project, sets, traversed, subject, bounds));
        saw(level.revision());
        rows -= level.edges().size();
        return level;
    }

    List<EdgeStore.Edge> subjects(List<SubjectSet> sets) {
        requireNarrow(sets.size());
        EdgeStore.Edges found = read(bounds -> edges.subjects(project, sets, bounds));
        saw(found.revision());
        rows -= found.edges().size();
        requireRows();
        return found.edges();
    }

    EdgeStore.Holders holders(List<Subject> subjects) {
        requireNarrow(subjects.size());
        EdgeStore.Holders found = read(bounds -> edges.holders(project, subjects, bounds));
        saw(found.revision());
        rows -= found.edges().size();
        requireRows();
        return found;
    }

    EdgeStore.Objects objects(String namespace) {
        EdgeStore.Objects found = read(bounds -> edges.objects(project, namespace, bounds));
        saw(found.revision());
        rows -= found.names().size();
        requireRows();
        return found;
    }

    /** Whether more was there than may be read, so that of what was asked last it is not known what is missing. */
    boolean cut() {
        return rows < 0;
    }

    void requireRows() {
        if (cut()) {
            throw new GraphLimitException(Limit.ROWS);
        }
    }

    private void requireNarrow(int nodes) {
        if (nodes > width) {
            throw new GraphLimitException(Limit.WIDTH);
        }
    }

    private <T> T read(Function<EdgeStore.Bounds, T> statement) {
        requireRows();
        Duration patience = Duration.between(clock.instant(), deadline);
        if (!patience.isPositive()) {
            throw new GraphLimitException(Limit.TIME);
        }
        try {
            // One row more than allowed, so that running into the limit shows.
            return statement.apply(new EdgeStore.Bounds(rows + 1, patience));
        } catch (QueryTimeoutException late) {
            throw new GraphLimitException(Limit.TIME);
        }
    }

    private void saw(long seen) {
        revisions.saw(seen);
        if (revisions.moved()) {
            // The answer would be thrown away and the reads repeated; they may as well end here.
            throw new OvertakenException();
        }
        revision = seen;
    }
}
