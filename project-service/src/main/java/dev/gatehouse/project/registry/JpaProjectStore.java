package dev.gatehouse.project.registry;

import static java.time.ZoneOffset.UTC;

import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JpaProjectStore implements ProjectStore {

    private static final String ADD_HOST = """
            INSERT INTO project.hosts (project_id, host, is_primary, generated, created_at)
            VALUES (:project, :host, true, true, :created)
            """;

    private static final String PRIMARY_HOST =
            "SELECT host FROM project.hosts WHERE project_id = :project AND is_primary";

    private final ProjectRows rows;
    private final RevisionStore revisions;
    private final JdbcClient jdbc;

    JpaProjectStore(ProjectRows rows, RevisionStore revisions, JdbcClient jdbc) {
        this.rows = rows;
        this.revisions = revisions;
        this.jdbc = jdbc;
    }

    @Override
    public void create(ProjectId project, Project created) {
        Revision first = created.revision();
        rows.saveAndFlush(new ProjectRow(
                project.value(), created.slug(), created.state(), first.id().value(), first.createdAt()));
        jdbc.sql(ADD_HOST)
                .param("project", project.value())
                .param("host", created.primaryHost())
                .param("created", first.createdAt().atOffset(UTC))
                .update();
        revisions.add(project, first);
    }

    @Override
    public Optional<Project> find(ProjectId project) {
        return rows.findById(project.value()).map(row -> complete(project, row));
    }

    @Override
    public Optional<Project> findForChange(ProjectId project) {
        return rows.findForChangeById(project.value()).map(row -> complete(project, row));
    }

    @Override
    public void advance(ProjectId project, Revision next) {
        ProjectRow row = rows.findById(project.value())
                .orElseThrow(() -> new IllegalStateException("Only an existing project is changed: " + project));
        row.revision = next.id().value();
        row.updatedAt = next.createdAt();
        rows.saveAndFlush(row);
        revisions.add(project, next);
    }

    private Project complete(ProjectId project, ProjectRow row) {
        RevisionId current = new RevisionId(row.revision);
        Revision revision = revisions
                .find(project, current)
                .orElseThrow(() -> new IllegalStateException("A project's current revision exists: " + project));
        String host = jdbc.sql(PRIMARY_HOST)
                .param("project", project.value())
                .query(String.class)
                .single();
        return new Project(project, row.slug, row.state, host, revision);
    }
}
