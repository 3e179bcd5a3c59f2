package dev.gatehouse.platform.event;

import static java.time.ZoneOffset.UTC;

import dev.gatehouse.platform.event.Cursor.Position;
import dev.gatehouse.platform.tenant.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The statements on {@code events} and {@code event_cursors} of one schema, on a connection that the caller chooses. */
final class EventTables {

    /** An event with its place in the order of delivery. */
    record Placed(Position position, Event event) {}

    private static final String APPEND = """
            INSERT INTO %1$s.events (project_id, type, payload, recorded_at)
            VALUES (:project, :type, cast(:payload AS jsonb), :now)
            """;

    // The recursion jumps from project to project over the primary key, so its cost is the number of projects with
    // events
    // and not the number of events.
    private static final String AWAITING = """
            WITH RECURSIVE projects AS (
                (SELECT project_id FROM %1$s.events WHERE project_id > :after ORDER BY project_id LIMIT 1)
                UNION ALL
                SELECT (SELECT e.project_id FROM %1$s.events e WHERE e.project_id > p.project_id
                         ORDER BY e.project_id LIMIT 1)
                  FROM projects p WHERE p.project_id IS NOT NULL
            )
            SELECT p.project_id
              FROM projects p
              LEFT JOIN %1$s.event_cursors c ON c.project_id = p.project_id AND c.follower = :follower
             WHERE p.project_id IS NOT NULL
               AND (c.retry_at IS NULL OR c.retry_at <= :now)
               AND EXISTS (SELECT 1 FROM %1$s.events e
                            WHERE e.project_id = p.project_id
                              AND (e.transaction_id, e.number)
                                  > (coalesce(c.transaction_id, '0'::xid8), coalesce(c.number, 0))
                              AND e.transaction_id < pg_snapshot_xmin(pg_current_snapshot()))
             LIMIT :limit
            """;

    private static final String LOCK = """
            SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))
            """;

    private static final String CURSOR = """
            SELECT transaction_id::text AS place, number, failures
              FROM %1$s.event_cursors
             WHERE project_id = :project AND follower = :follower
            """;

    private static final String READ = """
            SELECT e.transaction_id::text AS place, e.number, e.type, e.payload::text AS payload, e.recorded_at
              FROM %1$s.events e
             WHERE e.project_id = :project
               AND (e.transaction_id, e.number) > (cast(:transaction AS xid8), :number)
               AND e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY e.transaction_id, e.number
             LIMIT :limit
            """;

    // Whoever lost its lock, because its connection broke while a handler ran, finds the cursor moved and changes
    // nothing.
    private static final String ADVANCE = """
            INSERT INTO %1$s.event_cursors AS c
                   (project_id, follower, transaction_id, number, failures, retry_at, last_failure)
            VALUES (:project, :follower, cast(:transaction AS xid8), :number, :failures, :retryAt, :lastFailure)
                ON CONFLICT ON CONSTRAINT event_cursors_pk DO UPDATE
               SET transaction_id = excluded.transaction_id, number = excluded.number, failures = excluded.failures,
                   retry_at = excluded.retry_at, last_failure = excluded.last_failure
             WHERE (c.transaction_id, c.number) = (cast(:oldTransaction AS xid8), :oldNumber)
            """;

    private static final String PROJECTS = """
            WITH RECURSIVE projects AS (
                (SELECT project_id FROM %1$s.events WHERE project_id > :after ORDER BY project_id LIMIT 1)
                UNION ALL
                SELECT (SELECT e.project_id FROM %1$s.events e WHERE e.project_id > p.project_id
                         ORDER BY e.project_id LIMIT 1)
                  FROM projects p WHERE p.project_id IS NOT NULL
            )
            SELECT project_id FROM projects WHERE project_id IS NOT NULL LIMIT :limit
            """;

    // Nothing goes while one of the followers has no cursor yet: it has seen none of the project's events.
    private static final String REMOVE_DELIVERED = """
            DELETE FROM %1$s.events
             WHERE (project_id, transaction_id, number) IN (
                SELECT e.project_id, e.transaction_id, e.number
                  FROM %1$s.events e
                 WHERE e.project_id = :project
                   AND e.recorded_at < :before
                   AND e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                   AND NOT EXISTS (
                        SELECT 1
                          FROM unnest(cast(:followers AS text[])) AS f (name)
                          LEFT JOIN %1$s.event_cursors c ON c.project_id = e.project_id AND c.follower = f.name
                         WHERE c.follower IS NULL
                            OR (c.transaction_id, c.number) < (e.transaction_id, e.number))
                 ORDER BY e.transaction_id, e.number
                 LIMIT :limit)
            """;

    private static final String FROM_ANOTHER_CLUSTER = """
            SELECT EXISTS (SELECT 1 FROM %1$s.events
                            WHERE transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))
                OR EXISTS (SELECT 1 FROM %1$s.event_cursors
                            WHERE transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))
            """;

    private static final String LOCK_TABLES = """
            LOCK TABLE %1$s.events, %1$s.event_cursors IN SHARE ROW EXCLUSIVE MODE
            """;

    // Before the first undelivered event by number; what lies between and was delivered already comes again.
    private static final String REBASE_CURSORS = """
            UPDATE %1$s.event_cursors c
               SET transaction_id = '0',
                   number = coalesce(
                       (SELECT min(e.number) - 1 FROM %1$s.events e
                         WHERE e.project_id = c.project_id
                           AND (e.transaction_id, e.number) > (c.transaction_id, c.number)),
                       (SELECT max(e.number) FROM %1$s.events e WHERE e.project_id = c.project_id),
                       0)
            """;

    private static final String REBASE_EVENTS = """
            UPDATE %1$s.events SET transaction_id = '0'
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final String schema;
    private final JsonMapper json;

    EventTables(String schema, JsonMapper json) {
        if (!schema.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("A schema is named in small letters, digits and underscores: " + schema);
        }
        this.schema = schema;
        this.json = json;
    }

    String schema() {
        return schema;
    }

    void append(JdbcClient jdbc, ProjectId project, String type, Object payload, Instant now) {
        jdbc.sql(sql(APPEND))
                .param("project", project.value())
                .param("type", type)
                .param("payload", json.writeValueAsString(payload))
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Projects in which the follower has something to do now, in the order of their ids, from behind the given one. */
    List<ProjectId> awaiting(JdbcClient jdbc, String follower, @Nullable ProjectId after, Instant now, int limit) {
        return jdbc.sql(sql(AWAITING))
                .param("follower", follower)
                .param("after", after == null ? BEFORE_ALL : after.value())
                .param("now", now.atOffset(UTC))
                .param("limit", limit)
                .query((row, number) -> new ProjectId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Until the end of the transaction; false when somebody else has it. */
    boolean lock(JdbcClient jdbc, ProjectId project, String follower) {
        return jdbc.sql(LOCK)
                .param("name", "gatehouse.events/" + schema + "/" + follower + "/" + project)
                .query(Boolean.class)
                .single();
    }

    Cursor cursor(JdbcClient jdbc, ProjectId project, String follower) {
        return jdbc.sql(sql(CURSOR))
                .param("project", project.value())
                .param("follower", follower)
                .query((row, number) -> new Cursor(position(row), row.getInt("failures")))
                .optional()
                .orElse(Cursor.START);
    }

    List<Placed> read(JdbcClient jdbc, ProjectId project, Position after, int limit) {
        return jdbc.sql(sql(READ))
                .param("project", project.value())
                .param("transaction", after.transaction())
                .param("number", after.number())
                .param("limit", limit)
                .query((row, number) -> new Placed(position(row), event(project, row)))
                .list();
    }

    /** False when the cursor was not where it was found: then another process is ahead, and nothing is changed. */
    boolean advance(
            JdbcClient jdbc,
            ProjectId project,
            String follower,
            Position from,
            Cursor to,
            @Nullable Instant retryAt,
            @Nullable String lastFailure) {
        return jdbc.sql(sql(ADVANCE))
                        .param("project", project.value())
                        .param("follower", follower)
                        .param("transaction", to.reached().transaction())
                        .param("number", to.reached().number())
                        .param("failures", to.failures())
                        .param("retryAt", retryAt == null ? null : retryAt.atOffset(UTC))
                        .param("lastFailure", lastFailure)
                        .param("oldTransaction", from.transaction())
                        .param("oldNumber", from.number())
                        .update()
                == 1;
    }

    /** Projects that have events, in the order of their ids, from behind the given one. */
    List<ProjectId> projects(JdbcClient jdbc, @Nullable ProjectId after, int limit) {
        return jdbc.sql(sql(PROJECTS))
                .param("after", after == null ? BEFORE_ALL : after.value())
                .param("limit", limit)
                .query((row, number) -> new ProjectId(row.getObject(1, UUID.class)))
                .list();
    }

    int removeDelivered(JdbcClient jdbc, ProjectId project, List<String> followers, Instant before, int limit) {
        return jdbc.sql(sql(REMOVE_DELIVERED))
                .param("project", project.value())
                .param("followers", followers.toArray(String[]::new))
                .param("before", before.atOffset(UTC))
                .param("limit", limit)
                .update();
    }

    /**
     * Transaction ids mean something in the cluster that gave them out only. A database restored from a dump into another
     * cluster would hold back its old events for years, and take new ones for delivered. Such rows are recognised by ids that
     * this cluster has not given out yet, and are put before all of its own, in the order of their numbers.
     *
     * @param jdbc in a transaction
     * @return whether anything had to be done
     */
    boolean adoptRestored(JdbcClient jdbc) {
        if (!fromAnotherCluster(jdbc)) {
            return false;
        }
        jdbc.sql(sql(LOCK_TABLES)).update();
        if (!fromAnotherCluster(jdbc)) {
            return false;
        }
        jdbc.sql(sql(REBASE_CURSORS)).update();
        jdbc.sql(sql(REBASE_EVENTS)).update();
        return true;
    }

    private boolean fromAnotherCluster(JdbcClient jdbc) {
        return jdbc.sql(sql(FROM_ANOTHER_CLUSTER)).query(Boolean.class).single();
    }

    private Event event(ProjectId project, ResultSet row) throws SQLException {
        JsonNode payload = json.readTree(row.getString("payload"));
        return new Event(
                project,
                row.getLong("number"),
                row.getString("type"),
                payload,
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(row.getString("place"), row.getLong("number"));
    }

    private String sql(String template) {
        return template.formatted(schema);
    }
}
