package dev.gatehouse.project.registry;

import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.tenant.Uuids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcProjectCatalogue implements ProjectCatalogue {

    private static final String SUMMARY = """
            SELECT p.project_id, p.slug, p.state, p.created_at, p.updated_at, r.name,
                   ARRAY(SELECT h.host FROM project.hosts h
                          WHERE h.project_id = p.project_id
                          ORDER BY h.is_primary DESC, h.host) AS hosts
              FROM project.projects p
              JOIN project.revisions r ON r.project_id = p.project_id AND r.revision_id = p.revision_id
            """;

    private static final String ALL = SUMMARY + " ORDER BY p.created_at, p.project_id";
    private static final String ONE = SUMMARY + " WHERE p.project_id = :project";

    private static final String BY_ID = "SELECT project_id FROM project.projects WHERE project_id = :project";
    private static final String BY_SLUG = "SELECT project_id FROM project.projects WHERE slug = :slug";

    private final JdbcClient jdbc;

    JdbcProjectCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ProjectSummary> all() {
        return jdbc.sql(ALL).query(JdbcProjectCatalogue::summary).list();
    }

    @Override
    public Optional<ProjectSummary> summary(ProjectId project) {
        return jdbc.sql(ONE)
                .param("project", project.value())
                .query(JdbcProjectCatalogue::summary)
                .optional();
    }

    @Override
    public Optional<ProjectId> find(String idOrSlug) {
        return Uuids.find(idOrSlug)
                .map(id -> jdbc.sql(BY_ID).param("project", id))
                .or(() -> slug(idOrSlug).map(slug -> jdbc.sql(BY_SLUG).param("slug", slug)))
                .flatMap(query -> query.query(UUID.class).optional())
                .map(ProjectId::new);
    }

    private static Optional<String> slug(String text) {
        return text.matches("[a-z0-9-]{1,63}") ? Optional.of(text) : Optional.empty();
    }

    private static ProjectSummary summary(ResultSet row, int number) throws SQLException {
        return new ProjectSummary(
                new ProjectId(row.getObject("project_id", UUID.class)),
                row.getString("name"),
                row.getString("slug"),
                List.of((String[]) row.getArray("hosts").getArray()),
                Tenant.State.valueOf(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
