package dev.gatehouse.permission.write;

import dev.gatehouse.permission.consistency.SnapToken;
import dev.gatehouse.permission.write.TupleTransaction.Attempt;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps them in {@code permission.idempotency_keys}. */
@Repository
class JdbcIdempotencyStore implements IdempotencyStore {

    private static final String FIND = """
            SELECT fingerprint, revision, configuration, inserted, deleted FROM permission.idempotency_keys
             WHERE project_id = :project AND key = :key AND recorded_at > :since
            """;

    private static final String PUT = """
            INSERT INTO permission.idempotency_keys
                   (project_id, key, fingerprint, revision, configuration, inserted, deleted, recorded_at)
            VALUES (:project, :key, :fingerprint, :revision, :configuration, :inserted, :deleted, :now)
            ON CONFLICT ON CONSTRAINT idempotency_keys_pkey DO UPDATE
               SET (fingerprint, revision, configuration, inserted, deleted, recorded_at)
                 = ROW (excluded.fingerprint, excluded.revision, excluded.configuration, excluded.inserted, excluded.deleted,
                        excluded.recorded_at)
            """;

    private final JdbcClient jdbc;

    JdbcIdempotencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Earlier> find(ProjectId project, String key, Instant since) {
        return jdbc.sql(FIND)
                .param("project", project.value())
                .param("key", key)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Earlier(
                        row.getString("fingerprint"),
                        new Transacted(
                                new SnapToken(
                                        row.getLong("revision"),
                                        new RevisionId(row.getObject("configuration", UUID.class))),
                                row.getInt("inserted"),
                                row.getInt("deleted"))))
                .optional();
    }

    @Override
    public void put(ProjectId project, Attempt attempt, Transacted transacted, Instant now) {
        int kept = jdbc.sql(PUT)
                .param("project", project.value())
                .param("key", attempt.key())
                .param("fingerprint", attempt.fingerprint())
                .param("revision", transacted.state().revision())
                .param("configuration", transacted.state().model().value())
                .param("inserted", transacted.inserted())
                .param("deleted", transacted.deleted())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (kept != 1) {
            throw new IllegalStateException("One key was kept, not " + kept + ".");
        }
    }
}
