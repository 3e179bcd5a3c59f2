package dev.gatehouse.project.start;

import static java.time.ZoneOffset.UTC;

import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOperatorTokenStore implements OperatorTokenStore {

    private static final String EXISTS =
            "SELECT EXISTS (SELECT 1 FROM project.operator_tokens WHERE project_id = :project)";

    private static final String ADD = """
            INSERT INTO project.operator_tokens (project_id, digest, created_at) VALUES (:project, :digest, :now)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcOperatorTokenStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean exists(ProjectId console) {
        return jdbc.sql(EXISTS)
                .param("project", console.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void add(ProjectId console, TokenDigest digest) {
        jdbc.sql(ADD)
                .param("project", console.value())
                .param("digest", digest.bytes())
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }
}
