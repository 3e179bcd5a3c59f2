package dev.gatehouse.permission.index;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.List;

/** What an index is made of, and what keeps it current. */
interface TupleFeed {

    /** How many tuples a project has, counted no further than so many. */
    long count(ProjectId project, long most);

    /** Reads all tuples of a project as they are at one revision, which it returns. */
    long load(ProjectId project, IndexBuilder into);

    /** Reads in one statement what happened since the revisions that are known, at most so many changes of each project. */
    List<News> since(List<Known> known, int most);

    /** Up to which revision a project is known. */
    record Known(ProjectId project, long revision) {}

    /**
     * What happened to a project since the revision that was known.
     *
     * @param head the newest revision
     * @param trimmedTo up to where changes may be missing in the log
     * @param events the changes in their order
     * @param more whether there are more than were asked for
     */
    record News(Known since, long head, long trimmedTo, List<TupleEvent> events, boolean more) {
        public News {
            events = List.copyOf(events);
        }

        /** Whether the changes lead from what was known to the head without a gap. */
        boolean complete() {
            return !more && since.revision() >= trimmedTo && since.revision() <= head;
        }
    }
}
