package dev.gatehouse.permission.change;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes changes that nobody may ask for any more, oldest first and in bounded batches, so that no statement holds locks for
 * long. A project's changes are found by their revisions; their times follow the same order, as each was written under the
 * lock that made its revision. Whole revisions go, and the statement that takes them says so in {@code trimmed_to}: who reads
 * both in one statement knows whether what is left is complete.
 */
@Component
public class JdbcChangeCleanUp {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int BATCH = 5_000;
    private static final int PAGE = 100;

    private static final String PROJECTS = """
            SELECT project_id FROM permission.heads WHERE project_id > :after ORDER BY project_id LIMIT :page
            """;

    private static final String REMOVE = """
            WITH oldest AS (
                SELECT revision, recorded_at FROM permission.changes
                 WHERE project_id = :project ORDER BY revision, ordinal LIMIT :batch
            ), trimmed AS (
                UPDATE permission.heads
                   SET trimmed_to = (SELECT max(revision) FROM oldest WHERE recorded_at < :before)
                 WHERE project_id = :project AND EXISTS (SELECT FROM oldest WHERE recorded_at < :before)
                RETURNING trimmed_to
            )
            DELETE FROM permission.changes
             WHERE project_id = :project AND revision <= (SELECT trimmed_to FROM trimmed)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ChangeSettings settings;

    JdbcChangeCleanUp(JdbcClient jdbc, Clock clock, ChangeSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** The job that does it every ten minutes. */
    public RecurringTask<Void> task() {
        return Tasks.recurring("permission-changes-clean-up", FixedDelay.of(EVERY))
                .execute((instance, context) -> run());
    }

    /** Removes everything that can go now and says how much that was. */
    long run() {
        long removed = 0;
        // A project id is random, so none is as small as this.
        List<UUID> page = projects(new UUID(0, 0));
        while (!page.isEmpty()) {
            for (UUID project : page) {
                int batch;
                do {
                    batch = remove(project);
                    removed += batch;
                } while (batch > 0);
            }
            page = projects(page.getLast());
        }
        return removed;
    }

    private List<UUID> projects(UUID after) {
        return jdbc.sql(PROJECTS)
                .param("after", after)
                .param("page", PAGE)
                .query((row, _) -> row.getObject("project_id", UUID.class))
                .list();
    }

    private int remove(UUID project) {
        return jdbc.sql(REMOVE)
                .param("project", project)
                .param("batch", BATCH)
                .param("before", clock.instant().minus(settings.retention()).atOffset(ZoneOffset.UTC))
                .update();
    }
}
