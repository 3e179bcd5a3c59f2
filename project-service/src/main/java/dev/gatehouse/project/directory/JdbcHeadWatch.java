package dev.gatehouse.project.directory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Learns of changes that other processes made: rung by {@code NOTIFY}, and looking once a second because a notification is
 * lost when the connection is.
 */
@Component
class JdbcHeadWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JdbcHeadWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DataSource database;
    private final JdbcHead head;
    private @Nullable ScheduledExecutorService watcher;
    private volatile boolean running;
    private volatile boolean failing;

    JdbcHeadWatch(DataSource database, JdbcHead head) {
        this.database = database;
        this.head = head;
    }

    @Override
    public synchronized void start() {
        running = true;
        watcher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("project-head-watch").factory());
        var _ = watcher.scheduleWithFixedDelay(this::watch, 0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets the watcher give its connection back; interrupting it would break the connection under it. */
    @Override
    public synchronized void stop() {
        if (watcher == null) {
            return;
        }
        running = false;
        watcher.shutdown();
        try {
            head.ring();
            if (!watcher.awaitTermination(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                watcher.shutdownNow();
            }
        } catch (DataAccessException unreachable) {
            watcher.shutdownNow();
        } catch (InterruptedException hurried) {
            watcher.shutdownNow();
            Thread.currentThread().interrupt();
        }
        watcher = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts, and after it stops. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Runs for as long as the connection lives; the schedule makes the next one. */
    private void watch() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + JdbcHead.CHANNEL);
            failing = false;
            listen(connection.unwrap(PGConnection.class), statement);
        } catch (SQLException lost) {
            if (!failing && running) {
                log.warn("Changes made by other processes are not seen until the database is reached again.", lost);
            }
            failing = true;
        }
    }

    private void listen(PGConnection connection, Statement statement) throws SQLException {
        try {
            while (running) {
                try (ResultSet row = statement.executeQuery("SELECT position FROM project.head")) {
                    if (row.next()) {
                        head.seen(row.getLong(1));
                    }
                }
                connection.getNotifications((int) PATIENCE.toMillis());
            }
        } finally {
            // The connection goes back to the pool, whose other users did not ask for notifications.
            statement.execute("UNLISTEN " + JdbcHead.CHANNEL);
        }
    }
}
