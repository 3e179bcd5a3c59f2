package dev.gatehouse.oauth2.key;

import static java.time.ZoneOffset.UTC;

import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sets of keys in PostgreSQL. */
@Repository
class JdbcKeyStore implements KeyStore {

    private static final String LIST = """
            SELECT kid, sealed
              FROM oauth2.keys
             WHERE project_id = :project AND set_name = :set
             ORDER BY sequence DESC
            """;

    // A second node waits here for the first to commit, and then has nothing to insert.
    private static final String BEGIN = """
            WITH begun AS (
                INSERT INTO oauth2.key_sets (project_id, name, created_at)
                VALUES (:project, :set, :now)
                ON CONFLICT ON CONSTRAINT key_sets_pk DO NOTHING
                RETURNING project_id, name, created_at)
            INSERT INTO oauth2.keys (project_id, set_name, kid, sealed, created_at)
            SELECT project_id, name, :kid, :sealed, created_at
              FROM begun
            """;

    private final JdbcClient jdbc;

    JdbcKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<StoredKey> list(ProjectId project, String set) {
        return jdbc.sql(LIST)
                .param("project", project.value())
                .param("set", set)
                .query((row, _) -> new StoredKey(row.getString("kid"), row.getString("sealed")))
                .list();
    }

    @Override
    public boolean begin(ProjectId project, String set, StoredKey first, Instant now) {
        return jdbc.sql(BEGIN)
                        .param("project", project.value())
                        .param("set", set)
                        .param("kid", first.kid())
                        .param("sealed", first.sealed())
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }
}
