package dev.gatehouse.permission.change;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.gatehouse.permission.tuple.TupleStore;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes tuples that have expired. Nobody sees them any more, so this is for the space they take; it happens as every other
 * deletion does, under a revision and in the change log, so that whoever follows the log forgets them too.
 */
@Component
public class JdbcExpiryCleanUp {

    private static final Duration EVERY = Duration.ofMinutes(1);
    // As far as the clocks of two replicas may be apart: what one of them still counts is not deleted by the other.
    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final int BATCH = 1_000;

    private static final String PROJECTS = """
            SELECT project_id FROM permission.heads AS head
             WHERE EXISTS (
                SELECT FROM permission.relation_tuples AS tuple
                 WHERE tuple.project_id = head.project_id AND tuple.expires_at <= :expired)
            """;

    private final JdbcClient jdbc;
    private final TupleStore tuples;
    private final Clock clock;
    private final TransactionTemplate transaction;

    JdbcExpiryCleanUp(JdbcClient jdbc, TupleStore tuples, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.tuples = tuples;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** The job that does it every minute. */
    public RecurringTask<Void> task() {
        return Tasks.recurring("permission-expired-tuples-clean-up", FixedDelay.of(EVERY))
                .execute((instance, context) -> run());
    }

    /** Deletes everything that can go now and says how much that was. */
    long run() {
        Instant expired = clock.instant().minus(GRACE);
        long deleted = 0;
        for (ProjectId project : projects(expired)) {
            int batch;
            do {
                batch = delete(project, expired);
                deleted += batch;
            } while (batch == BATCH);
        }
        return deleted;
    }

    private List<ProjectId> projects(Instant expired) {
        return jdbc.sql(PROJECTS)
                .param("expired", expired.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new ProjectId(row.getObject("project_id", UUID.class)))
                .list();
    }

    // One transaction a batch, as writers of the project wait for it.
    private int delete(ProjectId project, Instant expired) {
        return transaction
                .execute(_ -> tuples.deleteExpired(project, tuples.advance(project), expired, BATCH, clock.instant()))
                .deleted();
    }
}
