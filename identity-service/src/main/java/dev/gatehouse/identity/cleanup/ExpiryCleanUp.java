package dev.gatehouse.identity.cleanup;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.gatehouse.identity.cleanup.ExpiredRows.Kind;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Removes expired flows, sessions and errors of all projects, in bounded batches. */
@Component
public class ExpiryCleanUp {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int BATCH = 1000;
    private static final int PAGE = 100;

    private final ExpiredRows rows;
    private final Clock clock;

    ExpiryCleanUp(ExpiredRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** The job that does it. */
    public RecurringTask<Void> task() {
        return Tasks.recurring("expiry-clean-up", FixedDelay.of(EVERY)).execute((_, _) -> run());
    }

    /** Removes everything that can go now; how much that was. */
    public long run() {
        long removed = 0;
        for (Kind kind : Kind.values()) {
            Instant before = clock.instant().minus(kept(kind));
            List<ProjectId> page = rows.projects(kind, null, PAGE);
            while (!page.isEmpty()) {
                for (ProjectId project : page) {
                    int batch;
                    do {
                        batch = rows.remove(kind, project, before, BATCH);
                        removed += batch;
                    } while (batch == BATCH);
                }
                page = rows.projects(kind, page.getLast(), PAGE);
            }
        }
        return removed;
    }

    /** How long an expired row is kept, so that who comes late is told that it expired and not that it never was. */
    private static Duration kept(Kind kind) {
        return switch (kind) {
            case FLOWS -> Duration.ofDays(1);
            case SESSIONS -> Duration.ofDays(30);
            case FAILURES -> Duration.ZERO;
        };
    }
}
