package dev.gatehouse.platform.event;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Removes events that every follower has, in bounded batches. They stay for an hour, so that a follower which the next release
 * brings does not miss what happened while the replicas were replaced.
 */
public final class EventCleanUp {

    static final Duration KEPT = Duration.ofHours(1);

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int BATCH = 1000;
    private static final int PAGE = 100;

    private final EventTables tables;
    private final JdbcClient jdbc;
    private final List<String> followers;
    private final Clock clock;

    /** @param followers all of this service; with none, events only grow old */
    public EventCleanUp(
            String schema, DataSource dataSource, JsonMapper json, Clock clock, List<EventFollower> followers) {
        this.tables = new EventTables(schema, json);
        this.jdbc = JdbcClient.create(dataSource);
        this.followers = followers.stream().map(EventFollower::name).toList();
        this.clock = clock;
    }

    /** The job that does it every five minutes. */
    public RecurringTask<Void> task() {
        return Tasks.recurring("events-clean-up", FixedDelay.of(EVERY)).execute((instance, context) -> run());
    }

    /** Removes everything that can go now and says how much that was. */
    public long run() {
        Instant before = clock.instant().minus(KEPT);
        long removed = 0;
        List<ProjectId> page = tables.projects(jdbc, null, PAGE);
        while (!page.isEmpty()) {
            for (ProjectId project : page) {
                int batch;
                do {
                    batch = tables.removeDelivered(jdbc, project, followers, before, BATCH);
                    removed += batch;
                } while (batch == BATCH);
            }
            page = tables.projects(jdbc, page.getLast(), PAGE);
        }
        return removed;
    }
}
