package dev.gatehouse.identity.failure;

import static java.time.ZoneOffset.UTC;

import dev.gatehouse.identity.wire.JsonBodies;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcFailureStore implements FailureStore {

    private static final String INSERT = """
            INSERT INTO identity.failures (project_id, id, error, created_at, expires_at)
            VALUES (:project, :id, :error::json, :created, :expires)
            """;

    private static final String FIND = """
            SELECT id, error, created_at
              FROM identity.failures
             WHERE project_id = :project AND id = :id AND expires_at > :now
            """;

    private final JdbcClient jdbc;
    private final JsonBodies json;

    JdbcFailureStore(JdbcClient jdbc, JsonBodies json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void insert(ProjectId project, Failure failure, Instant expiresAt) {
        jdbc.sql(INSERT)
                .param("project", project.value())
                .param("id", failure.id())
                .param("error", json.text(failure.error()))
                .param("created", failure.createdAt().atOffset(UTC))
                .param("expires", expiresAt.atOffset(UTC))
                .update();
    }

    @Override
    public Optional<Failure> find(ProjectId project, UUID id, Instant now) {
        return jdbc.sql(FIND)
                .param("project", project.value())
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> {
                    Instant created =
                            row.getObject("created_at", OffsetDateTime.class).toInstant();
                    return new Failure(
                            row.getObject("id", UUID.class), json.stored(row.getString("error")), created, created);
                })
                .optional();
    }
}
