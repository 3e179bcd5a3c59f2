package dev.gatehouse.permission.tuple;

import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The tuples of a project as a graph of subject sets, read one level at a time: one statement for the whole level. */
public interface GraphStore {

    /**
     * Whether the subject is in one of the sets directly, and if not, which further sets are.
     *
     * @param rows how many further sets to read at most
     * @param patience when to give the statement up, by an exception
     */
    Level level(ProjectId project, Collection<SubjectSet> sets, Subject subject, int rows, Duration patience);

    /** The tuples that make up the sets, at most so many. */
    Members members(ProjectId project, Collection<SubjectSet> sets, int rows);

    /**
     * One level of a search.
     *
     * @param revision the revision of the project's tuples at which this was true
     * @param next the sets that are members of the sets asked about; may repeat, and is empty when the subject was found
     */
    record Level(long revision, boolean found, List<SubjectSet> next) {
        public Level {
            next = List.copyOf(next);
        }
    }

    /** The tuples of one level, in a stable order, and the revision at which they were there. */
    record Members(long revision, List<RelationTuple> tuples) {
        public Members {
            tuples = List.copyOf(tuples);
        }
    }
}
