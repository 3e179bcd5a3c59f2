package dev.gatehouse.identity.cleanup;

import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows whose time is over, over all projects. */
interface ExpiredRows {

    /** What is kept for a time. */
    enum Kind {
        FLOWS,
        SESSIONS,
        FAILURES
    }

    /** Projects with rows of a kind, in the order of their ids, from behind the given one. */
    List<ProjectId> projects(Kind kind, @Nullable ProjectId after, int limit);

    /** Removes rows that expired before a time, some at once; how many went. */
    int remove(Kind kind, ProjectId project, Instant before, int limit);
}
