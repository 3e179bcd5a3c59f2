package dev.gatehouse.permission.tuple;

import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tuples of every project. Every write is recorded in the project's change log under a revision of its own. */
public interface TupleStore {

    /**
     * Makes the next revision and keeps every other writer of the project waiting until the transaction ends. Revisions are
     * therefore without gaps and in the order of commits, which a sequence would not give: whoever has read the log up to a
     * revision has missed nothing before it. Needs a transaction.
     */
    long advance(ProjectId project);

    /**
     * Applies disjoint sets of insertions and deletions under a revision that was just made. What is there already is not
     * inserted again, and what is not there is not missed.
     */
    WrittenTuples write(
            ProjectId project, long revision, Set<RelationTuple> inserts, Set<RelationTuple> deletes, Instant now);

    /** Deletes everything the query means under a revision that was just made. */
    WrittenTuples delete(ProjectId project, long revision, RelationQuery query, Instant now);

    /** The next tuples, at most so many, in one order that never changes. */
    TuplePage list(ProjectId project, RelationQuery query, @Nullable TuplePosition after, int size);
}
