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
 * lock that made its revision.
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
            DELETE FROM permission.changes
             WHERE project_id = :project
               AND (revision, ordinal) IN (
                   SELECT revision, ordinal FROM (
                       SELECT revision, ordinal, recorded_at FROM permission.changes
                        WHERE project_id = :project ORDER BY revision, ordinal LIMIT :batch) AS oldest
                    WHERE recorded_at < :before)
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
                } while (batch == BATCH);
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
