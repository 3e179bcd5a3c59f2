package dev.gatehouse.permission.change;

import dev.gatehouse.permission.tuple.RevisionBell;
import dev.gatehouse.platform.event.EventDoorbell;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Wakes those who wait for new revisions. One thread asks for the heads of all projects that somebody waits for, by one
 * statement each time the doorbell rings and at least every second; who waits costs nothing meanwhile.
 */
@Component
class JdbcRevisionWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JdbcRevisionWatch.class);

    private static final String SCHEMA = "permission";
    private static final Duration POLL = Duration.ofSeconds(1);
    // Between two looks, so that many small writes are told of together.
    private static final Duration PACE = Duration.ofMillis(20);
    private static final Duration STOPPING = Duration.ofSeconds(3);

    private static final String HEADS = """
            SELECT project_id, revision FROM permission.heads WHERE project_id = ANY (:projects)
            """;

    private final JdbcClient jdbc;
    private final EventDoorbell doorbell;
    private final Map<ProjectId, Set<Watching>> waiting = new ConcurrentHashMap<>();
    private final Semaphore rings = new Semaphore(0);
    private final AtomicBoolean written = new AtomicBoolean();
    private final Runnable listener = rings::release;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private Thread thread = new Thread(() -> {});

    JdbcRevisionWatch(JdbcClient jdbc, EventDoorbell doorbell, RevisionBell bell) {
        this.jdbc = jdbc;
        this.doorbell = doorbell;
        bell.listen(() -> {
            written.set(true);
            rings.release();
        });
    }

    /** Begins to wait for revisions of a project; every one that is committed from now on is noticed. */
    Watching watch(ProjectId project) {
        Watching[] self = new Watching[1];
        Watching watching = new Watching(() -> forget(project, self[0]));
        self[0] = watching;
        waiting.compute(project, (_, others) -> {
            Set<Watching> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(watching);
            return all;
        });
        if (!isRunning()) {
            watching.finish();
        }
        return watching;
    }

    private void forget(ProjectId project, Watching watching) {
        waiting.computeIfPresent(project, (_, all) -> {
            all.remove(watching);
            return all.isEmpty() ? null : all;
        });
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        doorbell.listen(SCHEMA, listener);
        thread = Thread.ofVirtual().name("permission-revisions").start(this::look);
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        doorbell.forget(SCHEMA, listener);
        waiting.values().forEach(all -> all.forEach(Watching::finish));
        rings.release();
        try {
            if (!thread.join(STOPPING)) {
                log.warn("The watch of revisions did not end in time.");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Stops before the web server does, which waits for its requests to end, and these would not. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    private void look() {
        Map<ProjectId, Long> known = new HashMap<>();
        try {
            while (isRunning()) {
                boolean rung = rings.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                rings.drainPermits();
                if (written.getAndSet(false)) {
                    doorbell.ring(SCHEMA);
                }
                known.keySet().retainAll(waiting.keySet());
                if (!waiting.isEmpty()) {
                    compare(known);
                }
                if (rung && stopped.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    private void compare(Map<ProjectId, Long> known) {
        try {
            heads().forEach((project, revision) -> {
                Long before = known.put(project, revision);
                if (before == null || before.longValue() != revision) {
                    waiting.getOrDefault(project, Set.of()).forEach(Watching::wake);
                }
            });
        } catch (DataAccessException unreachable) {
            log.debug("The heads cannot be read now; who waits for them looks again soon.", unreachable);
        }
    }

    private Map<ProjectId, Long> heads() {
        Map<ProjectId, Long> heads = new HashMap<>();
        Object[] projects = waiting.keySet().stream().map(ProjectId::value).toArray();
        jdbc.sql(HEADS).param("projects", new SqlArrayValue("uuid", projects)).query(row -> {
            heads.put(new ProjectId(row.getObject("project_id", UUID.class)), row.getLong("revision"));
        });
        return heads;
    }
}
