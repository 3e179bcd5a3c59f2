package dev.gatehouse.project.directory;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * Remembers when tokens were used and stores it in the background, a few seconds' uses at once: a request never waits for
 * it. A crash loses those seconds, which is all this information is worth.
 */
@Component
class JdbcTokenUses implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JdbcTokenUses.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final String STORE = """
            UPDATE project.tokens
               SET last_used_at = :used
             WHERE token_id = :token AND (last_used_at IS NULL OR last_used_at < :used)
            """;

    private final NamedParameterJdbcOperations jdbc;
    private final Map<UUID, Instant> latest = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService writer;

    JdbcTokenUses(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void note(UUID token, Instant when) {
        latest.merge(token, when, (known, other) -> known.isAfter(other) ? known : other);
    }

    /** Stores what was noted since the last time. */
    void store() {
        Map<UUID, Instant> batch = new HashMap<>();
        latest.forEach((token, when) -> {
            if (latest.remove(token, when)) {
                batch.put(token, when);
            }
        });
        if (batch.isEmpty()) {
            return;
        }
        SqlParameterSource[] parameters = batch.entrySet().stream()
                // One order for all processes, so that two of them cannot wait for each other's rows.
                .sorted(Map.Entry.comparingByKey())
                .map(use -> new MapSqlParameterSource("token", use.getKey())
                        .addValue("used", use.getValue().atOffset(UTC)))
                .toArray(SqlParameterSource[]::new);
        try {
            jdbc.batchUpdate(STORE, parameters);
        } catch (DataAccessException unreachable) {
            batch.forEach(this::note);
            log.warn("When tokens were used could not be stored; it is tried again.", unreachable);
        }
    }

    @Override
    public synchronized void start() {
        writer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("project-token-uses").factory());
        var _ = writer.scheduleWithFixedDelay(
                this::store, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (writer != null) {
            writer.shutdown();
            writer = null;
            store();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return writer != null;
    }

    /** Before the web server starts, and after it stops, so that its last uses are stored too. */
    @Override
    public int getPhase() {
        return 0;
    }
}
