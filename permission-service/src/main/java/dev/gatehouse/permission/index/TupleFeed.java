package dev.gatehouse.permission.index;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What an index is made of, and what keeps it current. */
interface TupleFeed {

    /** How many tuples a project has, counted no further than so many. */
    long count(ProjectId project, long most);

    /** Reads all tuples of a project as they are at one revision, which it returns. */
    long load(ProjectId project, IndexBuilder into);

    /** The newest revisions of projects, by one statement. */
    Map<ProjectId, Long> heads(Collection<ProjectId> projects);

    /** Reads by one statement what happened to a project since a revision that is known, at most so many changes. */
    News since(Known known, int most);

    /** The same for who looks back, and keeps nobody waiting meanwhile. */
    News history(Known known, int most);

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
