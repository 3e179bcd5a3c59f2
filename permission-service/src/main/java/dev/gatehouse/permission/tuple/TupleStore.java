package dev.gatehouse.permission.tuple;

import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tuples of every project. Every write is recorded in the project's change log under a revision of its own. A tuple that
 * has expired is still stored until it is removed, but is not there for whoever asks.
 */
public interface TupleStore {

    /**
     * Makes the next revision and keeps every other writer of the project waiting until the transaction ends. Revisions are
     * therefore without gaps and in the order of commits, which a sequence would not give: whoever has read the log up to a
     * revision has missed nothing before it. Needs a transaction.
     */
    long advance(ProjectId project);

    /**
     * Applies disjoint insertions and deletions under a revision that was just made. What is there already under the same
     * terms is not inserted again, and what is not there is not missed. A tuple that gets other terms is logged as deleted
     * with the old and inserted with the new ones.
     */
    WrittenTuples write(
            ProjectId project,
            long revision,
            Map<RelationTuple, TupleTerms> inserts,
            Set<RelationTuple> deletes,
            Instant now);

    /** Deletes everything the query means under a revision that was just made. */
    WrittenTuples delete(ProjectId project, long revision, RelationQuery query, Instant now);

    /** Deletes some of what had expired by then under a revision that was just made, at most so many. */
    WrittenTuples deleteExpired(ProjectId project, long revision, Instant expired, int most, Instant now);

    /** Whether the query means any tuple that is there now. */
    boolean exists(ProjectId project, RelationQuery query, Instant now);

    /** Those of the tuples that are there now. */
    Set<RelationTuple> present(ProjectId project, Collection<RelationTuple> tuples, Instant now);

    /** The next tuples, at most so many, in one order that never changes. */
    TuplePage list(ProjectId project, RelationQuery query, @Nullable TuplePosition after, int size, Instant now);

    /** The same as it was at an earlier revision: what changed since then is undone. What expires does so by the time of now. */
    PastTuples listAt(
            ProjectId project,
            long revision,
            RelationQuery query,
            @Nullable TuplePosition after,
            int size,
            Instant now);

    /**
     * Gives every tuple that the query means at one revision, one after the other. Needs a transaction that repeats its reads,
     * and keeps it open for as long as the sink takes.
     */
    void export(ProjectId project, RelationQuery query, Instant now, TupleSink sink);
}
