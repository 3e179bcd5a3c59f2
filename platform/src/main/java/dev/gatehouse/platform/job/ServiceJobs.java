package dev.gatehouse.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.stats.MicrometerStatsRegistry;
import com.github.kagkarlsson.scheduler.stats.StatsRegistryAdapter;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.json.JsonMapper;

/**
 * The background work of one service, as rows in {@code <schema>.scheduled_tasks}
 * ({@code db/changelog/platform-common/jobs.sql}): any replica takes a row that is due, and takes over what a replica left
 * behind when it died. A job may run twice, so doing it twice must be the same as once.
 */
public final class ServiceJobs implements SmartLifecycle {

    private static final int AT_A_TIME = 8;
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final Duration STOPPING = Duration.ofSeconds(15);

    private final Scheduler scheduler;
    private volatile boolean running;

    /**
     * @param schema of the service
     * @param recurring jobs that run again and again from the first start on
     * @param onDemand jobs that run when they are scheduled
     */
    public ServiceJobs(
            String schema,
            DataSource dataSource,
            JsonMapper json,
            Clock clock,
            MeterRegistry meters,
            List<RecurringTask<?>> recurring,
            List<Task<?>> onDemand) {
        List<Task<?>> all = Stream.concat(recurring.stream(), onDemand.stream()).toList();
        ThreadFactory threads =
                Thread.ofVirtual().name("jobs-" + schema + "-", 0).factory();
        // Jobs that are scheduled in a transaction exist when it commits.
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), onDemand)
                .startTasks(recurring)
                .tableName(schema + ".scheduled_tasks")
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .serializer(new JsonTaskData(json))
                .clock(clock::instant)
                .threads(AT_A_TIME)
                .executorService(Executors.newThreadPerTaskExecutor(threads))
                .dueExecutor(Executors.newSingleThreadExecutor(threads))
                .housekeeperExecutor(Executors.newScheduledThreadPool(3, threads))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .enableImmediateExecution()
                .shutdownMaxWait(STOPPING)
                .addSchedulerListener(new StatsRegistryAdapter(new MicrometerStatsRegistry(meters, all)))
                .build();
    }

    /** Schedules jobs, in the transaction of the caller where there is one. */
    public SchedulerClient client() {
        return scheduler;
    }

    // Web servers start earlier and stop later than the default phase, so nothing here holds up readiness.
    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
