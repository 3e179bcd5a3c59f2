package dev.gatehouse.permission.write;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes idempotency keys that do not count any more, in bounded batches. */
@Component
public class JdbcIdempotencyCleanUp {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int BATCH = 5_000;

    private static final String REMOVE = """
            DELETE FROM permission.idempotency_keys WHERE (project_id, key) IN (
                SELECT project_id, key FROM permission.idempotency_keys WHERE recorded_at < :before LIMIT :batch)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcIdempotencyCleanUp(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The job that does it every hour. */
    public RecurringTask<Void> task() {
        return Tasks.recurring("permission-idempotency-keys-clean-up", FixedDelay.of(EVERY))
                .execute((instance, context) -> run());
    }

    void run() {
        int removed;
        do {
            removed = jdbc.sql(REMOVE)
                    .param("before", clock.instant().minus(TupleTransactor.KEPT).atOffset(ZoneOffset.UTC))
                    .param("batch", BATCH)
                    .update();
        } while (removed == BATCH);
    }
}
