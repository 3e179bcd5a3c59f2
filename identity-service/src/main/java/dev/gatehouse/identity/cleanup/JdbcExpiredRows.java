package dev.gatehouse.identity.cleanup;

import static java.time.ZoneOffset.UTC;

import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcExpiredRows implements ExpiredRows {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;

    JdbcExpiredRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ProjectId> projects(Kind kind, @Nullable ProjectId after, int limit) {
        return jdbc.sql(projectsIn(table(kind)))
                .param("after", after == null ? BEFORE_ALL : after.value())
                .param("limit", limit)
                .query((row, _) -> new ProjectId(row.getObject("project_id", UUID.class)))
                .list();
    }

    @Override
    public int remove(Kind kind, ProjectId project, Instant before, int limit) {
        return jdbc.sql(removeFrom(table(kind)))
                .param("project", project.value())
                .param("before", before.atOffset(UTC))
                .param("limit", limit)
                .update();
    }

    private static String table(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    // Jumps from project to project over the primary key: it costs as much as there are projects, not rows.
    private static String projectsIn(String table) {
        return """
            WITH RECURSIVE projects AS (
                (SELECT project_id FROM identity.%1$s WHERE project_id > :after ORDER BY project_id LIMIT 1)
                UNION ALL
                SELECT (SELECT r.project_id FROM identity.%1$s r WHERE r.project_id > p.project_id
                         ORDER BY r.project_id LIMIT 1)
                  FROM projects p WHERE p.project_id IS NOT NULL
            )
            SELECT project_id FROM projects WHERE project_id IS NOT NULL LIMIT :limit
            """.formatted(table);
    }

    private static String removeFrom(String table) {
        return """
            DELETE FROM identity.%1$s
             WHERE (project_id, id) IN (SELECT project_id, id
                                          FROM identity.%1$s
                                         WHERE project_id = :project AND expires_at < :before
                                         ORDER BY expires_at
                                         LIMIT :limit
                                           FOR UPDATE SKIP LOCKED)
            """.formatted(table);
    }
}
