package dev.gatehouse.platform.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Wakes those who wait for something new in a schema, such as those who deliver events, as soon as there is some: in this
 * process directly, in other processes by {@code NOTIFY}. Nothing depends on it but the delay, because followers look by
 * themselves every second.
 *
 * <p>The notification is sent after the commit and by one thread: PostgreSQL lets only one transaction at a time commit that
 * carries a notification, and that lock would serialise all writers.
 */
public final class EventDoorbell implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventDoorbell.class);

    private static final String CHANNEL = "gatehouse_events";
    // Tells the listening thread of this process, and for no harm those of others, to look whether it should end.
    private static final String NO_SCHEMA = "";
    private static final Duration LISTENING = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration STOPPING = Duration.ofSeconds(3);

    private final DataSource dataSource;
    private final Map<String, Set<Runnable>> listeners = new ConcurrentHashMap<>();
    private final BlockingQueue<String> announcements = new LinkedBlockingQueue<>();
    private final Set<String> announced = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile List<Thread> threads = List.of();

    public EventDoorbell(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Calls the listener whenever there may be something new in the schema. It must return at once. */
    public void listen(String schema, Runnable listener) {
        listeners.computeIfAbsent(schema, any -> ConcurrentHashMap.newKeySet()).add(listener);
    }

    /** Does not call the listener any more. */
    public void forget(String schema, Runnable listener) {
        listeners.getOrDefault(schema, Set.of()).remove(listener);
    }

    /** Something new in the schema was committed. */
    public void ring(String schema) {
        wake(schema);
        // One that is still waiting to be sent speaks for this one too.
        if (announced.add(schema)) {
            announcements.add(schema);
        }
    }

    @Override
    public synchronized void start() {
        CountDownLatch end = new CountDownLatch(1);
        stopped = end;
        threads = List.of(
                Thread.ofVirtual().name("events-announce").start(() -> repeat(this::announce, end)),
                Thread.ofVirtual().name("events-listen").start(() -> repeat(() -> hear(end), end)));
    }

    // No interrupts: an interrupted virtual thread loses its connection, and the pool complains about that.
    @Override
    public synchronized void stop() {
        stopped.countDown();
        announcements.add(NO_SCHEMA);
        try {
            for (Thread thread : threads) {
                boolean ended = thread.join(STOPPING);
                LOG.trace("{} ended: {}.", thread.getName(), ended);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        threads = List.of();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    private void wake(String schema) {
        listeners.getOrDefault(schema, Set.of()).forEach(Runnable::run);
    }

    private void announce() throws SQLException, InterruptedException {
        String schema = announcements.take();
        announced.remove(schema);
        JdbcClient.create(dataSource)
                .sql("SELECT pg_notify(:channel, :schema)::text")
                .param("channel", CHANNEL)
                .param("schema", schema)
                .query(String.class)
                .single();
    }

    private void hear(CountDownLatch end) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            PGConnection notified = connection.unwrap(PGConnection.class);
            try {
                while (end.getCount() > 0) {
                    PGNotification[] notifications = notified.getNotifications((int) LISTENING.toMillis());
                    if (notifications != null) {
                        Arrays.stream(notifications)
                                .map(PGNotification::getParameter)
                                .distinct()
                                .forEach(this::wake);
                    }
                }
            } finally {
                // The connection goes back to the pool and must not hear any more.
                if (!connection.isClosed()) {
                    statement.execute("UNLISTEN " + CHANNEL);
                }
            }
        }
    }

    /** One round of work. */
    private interface Work {
        void once() throws SQLException, InterruptedException;
    }

    private static void repeat(Work work, CountDownLatch end) {
        try {
            while (end.getCount() > 0) {
                try {
                    work.once();
                } catch (SQLException | DataAccessException unreachable) {
                    LOG.debug("No notifications for a while; followers look by themselves.", unreachable);
                    if (end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }
}
