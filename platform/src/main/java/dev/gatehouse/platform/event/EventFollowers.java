package dev.gatehouse.platform.event;

import dev.gatehouse.platform.tenant.ProjectId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers the events of one service to all who follow them, for as long as the application runs. Each follower looks for
 * projects with undelivered events when the doorbell rings and at least every second, and works on a few projects at a time, so
 * that one whose handler is slow does not hold up the others.
 */
public final class EventFollowers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventFollowers.class);

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(15);
    private static final int PROJECTS_AT_A_TIME = 4;
    private static final int PAGE = 100;

    private final DataSource dataSource;
    private final EventTables tables;
    private final EventDoorbell doorbell;
    private final EventDelivery delivery;
    private final Clock clock;
    private final List<Following> followings;

    /**
     * @param schema of the service whose events these are
     * @param followers with names of their own; removed events are those that all of them have
     */
    public EventFollowers(
            String schema,
            DataSource dataSource,
            EventDoorbell doorbell,
            JsonMapper json,
            Clock clock,
            MeterRegistry meters,
            List<EventFollower> followers) {
        this.dataSource = dataSource;
        this.tables = new EventTables(schema, json);
        this.doorbell = doorbell;
        this.delivery = new EventDelivery(dataSource, tables, clock);
        this.clock = clock;
        this.followings = followers.stream()
                .map(follower -> new Following(follower, meters))
                .toList();
        if (followers.stream().map(EventFollower::name).distinct().count() != followers.size()) {
            throw new IllegalArgumentException("Two followers of one name would share one cursor.");
        }
    }

    @Override
    public void start() {
        Boolean restored = new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .execute(status -> tables.adoptRestored(JdbcClient.create(dataSource)));
        if (Boolean.TRUE.equals(restored)) {
            LOG.warn(
                    "The events of {} come from another database server; those not delivered yet are, some perhaps twice.",
                    tables.schema());
        }
        followings.forEach(Following::start);
    }

    @Override
    public void stop() {
        followings.forEach(Following::stop);
    }

    @Override
    public boolean isRunning() {
        return followings.stream().anyMatch(Following::isRunning);
    }

    /** One follower at work in this process. */
    private final class Following {

        private final EventFollower follower;
        private final Counter failures;
        private final Runnable bell = this::ring;
        private final BlockingQueue<Boolean> rung = new ArrayBlockingQueue<>(1);
        private final Semaphore free = new Semaphore(PROJECTS_AT_A_TIME);
        private final Set<ProjectId> working = ConcurrentHashMap.newKeySet();
        private volatile ExecutorService executor = closed();
        private volatile boolean running;

        Following(EventFollower follower, MeterRegistry meters) {
            this.follower = follower;
            this.failures = Counter.builder("gatehouse.events.failures")
                    .description("Events whose handling failed and will be tried again")
                    .tag("schema", tables.schema())
                    .tag("follower", follower.name())
                    .register(meters);
        }

        boolean isRunning() {
            return running;
        }

        void start() {
            running = true;
            executor = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                    .name("events-" + tables.schema() + "-" + follower.name() + "-", 0)
                    .factory());
            doorbell.listen(tables.schema(), bell);
            executor.execute(this::look);
        }

        void stop() {
            running = false;
            doorbell.forget(tables.schema(), bell);
            ring();
            executor.shutdown();
            try {
                if (!executor.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
                    // What is not acknowledged comes again.
                    executor.shutdownNow();
                }
            } catch (InterruptedException impatient) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }

        private void ring() {
            // One ring that nobody has heard yet stands for all.
            boolean heard = rung.offer(true);
            LOG.trace("Rung for {}: {}.", follower.name(), heard);
        }

        private void look() {
            try {
                while (running) {
                    try {
                        distribute();
                    } catch (DataAccessException unreachable) {
                        LOG.warn("Follower {} cannot read its events now.", follower.name(), unreachable);
                    }
                    Boolean heard = rung.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                    LOG.trace("Follower {} looks, rung: {}.", follower.name(), heard);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RejectedExecutionException stopped) {
                LOG.trace("Follower {} was stopped while it gave out work.", follower.name());
            }
        }

        private void distribute() throws InterruptedException {
            JdbcClient jdbc = JdbcClient.create(dataSource);
            List<ProjectId> page = tables.awaiting(jdbc, follower.name(), null, clock.instant(), PAGE);
            while (running && !page.isEmpty()) {
                for (ProjectId project : page) {
                    if (working.add(project)) {
                        free.acquire();
                        executor.execute(() -> deliver(project));
                    }
                }
                page = tables.awaiting(jdbc, follower.name(), page.getLast(), clock.instant(), PAGE);
            }
        }

        private void deliver(ProjectId project) {
            EventDelivery.Outcome outcome = EventDelivery.Outcome.NOTHING;
            try {
                outcome = running ? delivery.deliver(project, follower, () -> running) : outcome;
            } catch (SQLException | RuntimeException unreachable) {
                LOG.warn("Follower {} cannot deliver to project {} now.", follower.name(), project, unreachable);
            } finally {
                working.remove(project);
                free.release();
            }
            switch (outcome) {
                case DELIVERED -> ring();
                case FAILED -> failures.increment();
                case NOTHING -> {}
            }
        }

        private static ExecutorService closed() {
            ExecutorService none = Executors.newVirtualThreadPerTaskExecutor();
            none.shutdown();
            return none;
        }
    }
}
