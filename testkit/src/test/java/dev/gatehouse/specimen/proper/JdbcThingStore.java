package dev.gatehouse.specimen.proper;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcThingStore implements ThingStore {

    private final JdbcClient jdbc;

    JdbcThingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> find(ProjectId project, String id) {
        return jdbc.sql("SELECT name FROM things WHERE project_id = :project AND id = :id")
                .param("project", project.value())
                .param("id", id)
                .query((row, _) -> row.getString("name"))
                .optional();
    }
}
