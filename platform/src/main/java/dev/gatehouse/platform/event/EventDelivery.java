package dev.gatehouse.platform.event;

import dev.gatehouse.platform.event.EventTables.Placed;
import dev.gatehouse.platform.tenant.ProjectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Delivers the next events of one project to one follower: lock, read, handle, advance the cursor. The lock is held on a
 * connection of its own, in a transaction that writes nothing until the handlers are done.
 */
final class EventDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

    private static final int BATCH = 100;
    /** How long handlers may take until what they did is acknowledged: the more is done, the more is done twice after a crash. */
    private static final Duration ACKNOWLEDGED_AFTER = Duration.ofSeconds(1);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    /** What a delivery came to. */
    enum Outcome {
        /** Somebody else is at it, or there was nothing. */
        NOTHING,
        /** Events were delivered and acknowledged; there may be more. */
        DELIVERED,
        /** An event failed and is due again later. */
        FAILED
    }

    private final DataSource dataSource;
    private final EventTables tables;
    private final Clock clock;

    EventDelivery(DataSource dataSource, EventTables tables, Clock clock) {
        this.dataSource = dataSource;
        this.tables = tables;
        this.clock = clock;
    }

    /** @param goOn asked between events, so that a process that stops need not finish its batch */
    Outcome deliver(ProjectId project, EventFollower follower, BooleanSupplier goOn) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Outcome outcome = deliver(
                        JdbcClient.create(new SingleConnectionDataSource(connection, true)), project, follower, goOn);
                connection.commit();
                return outcome;
            } finally {
                if (!connection.isClosed()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    private Outcome deliver(JdbcClient jdbc, ProjectId project, EventFollower follower, BooleanSupplier goOn) {
        if (!tables.lock(jdbc, project, follower.name())) {
            return Outcome.NOTHING;
        }
        // Statements of their own: they see what the last holder of the lock committed.
        Cursor cursor = tables.cursor(jdbc, project, follower.name());
        List<Placed> events = tables.read(jdbc, project, cursor.reached(), BATCH);
        if (events.isEmpty()) {
            return Outcome.NOTHING;
        }
        Instant begin = clock.instant();
        Cursor.Position reached = cursor.reached();
        @Nullable Throwable failure = null;
        for (Placed placed : events) {
            failure = handle(follower, placed.event(), cursor.failures());
            if (failure != null) {
                break;
            }
            reached = placed.position();
            if (!goOn.getAsBoolean() || clock.instant().isAfter(begin.plus(ACKNOWLEDGED_AFTER))) {
                break;
            }
        }
        return acknowledge(jdbc, project, follower, cursor, reached, failure);
    }

    private static @Nullable Throwable handle(EventFollower follower, Event event, int failures) {
        try {
            follower.handler().handle(event);
            return null;
        } catch (Exception failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.warn(
                    "Follower {} failed on event {} ({}) of project {}, after {} failures in a row; it comes again.",
                    follower.name(),
                    event.number(),
                    event.type(),
                    event.project(),
                    failures,
                    failure);
            return failure;
        }
    }

    private Outcome acknowledge(
            JdbcClient jdbc,
            ProjectId project,
            EventFollower follower,
            Cursor from,
            Cursor.Position reached,
            @Nullable Throwable failure) {
        int failures = failure == null ? 0 : reached.equals(from.reached()) ? from.failures() + 1 : 1;
        boolean advanced = tables.advance(
                jdbc,
                project,
                follower.name(),
                from.reached(),
                new Cursor(reached, failures),
                failure == null ? null : clock.instant().plus(pause(failures)),
                failure == null ? null : failure.getClass().getName());
        if (!advanced) {
            LOG.warn(
                    "Follower {} lost project {} to another process; some events came twice.",
                    follower.name(),
                    project);
            return Outcome.NOTHING;
        }
        return failure == null ? Outcome.DELIVERED : Outcome.FAILED;
    }

    /** Doubles from a second to five minutes. */
    static Duration pause(int failures) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(LAST_RETRY) < 0 ? pause : LAST_RETRY;
    }
}
