package dev.gatehouse.oauth2.token;

import static java.time.ZoneOffset.UTC;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes access tokens of all projects that expired, so that the table does not grow without end. It works in small batches: none
 * of them holds locks for long, and what a run does not get done the next one does.
 */
@Component
public class JdbcExpiredAccessTokens {

    private static final String JOB = "oauth2-expired-access-tokens";
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int BATCH = 1_000;
    private static final int MOST_BATCHES = 100;

    // The projects are found by jumping from one to the next along the index, not by reading it.
    private static final String REMOVE = """
            WITH RECURSIVE projects (project_id) AS (
                (SELECT project_id FROM oauth2.access_tokens ORDER BY project_id LIMIT 1)
                UNION ALL
                SELECT (SELECT token.project_id
                          FROM oauth2.access_tokens token
                         WHERE token.project_id > projects.project_id
                         ORDER BY token.project_id
                         LIMIT 1)
                  FROM projects
                 WHERE projects.project_id IS NOT NULL),
            expired AS (
                SELECT oldest.project_id, oldest.digest
                  FROM projects
                 CROSS JOIN LATERAL (
                    SELECT token.project_id, token.digest
                      FROM oauth2.access_tokens token
                     WHERE token.project_id = projects.project_id AND token.expires_at <= :now
                     ORDER BY token.expires_at
                     LIMIT :batch) oldest
                 LIMIT :batch)
            DELETE FROM oauth2.access_tokens token
             USING expired
             WHERE token.project_id = expired.project_id AND token.digest = expired.digest
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcExpiredAccessTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The job that does it every minute. */
    public RecurringTask<Void> job() {
        return Tasks.recurring(JOB, FixedDelay.of(PAUSE)).execute((_, _) -> remove());
    }

    /** Removes what has expired by now, up to the limit of one run. */
    int remove() {
        int removed = 0;
        int batch = BATCH;
        for (int i = 0; i < MOST_BATCHES && batch == BATCH; i++) {
            batch = jdbc.sql(REMOVE)
                    .param("now", clock.instant().atOffset(UTC))
                    .param("batch", BATCH)
                    .update();
            removed += batch;
        }
        return removed;
    }
}
