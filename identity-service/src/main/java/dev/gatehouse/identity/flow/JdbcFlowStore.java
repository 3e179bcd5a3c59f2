package dev.gatehouse.identity.flow;

import static java.time.ZoneOffset.UTC;

import dev.gatehouse.identity.ui.Ui;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcFlowStore implements FlowStore {

    private static final String INSERT = """
            INSERT INTO identity.flows (project_id, id, type, request_url, return_to, csrf_digest, state, ui,
                                        issued_at, expires_at, updated_at)
            VALUES (:project, :id, :type, :requestUrl, :returnTo, :csrf, :state::json, :ui::json,
                    :issued, :expires, :updated)
            """;

    private static final String FIND = """
            SELECT id, type, request_url, return_to, csrf_digest, state, ui, issued_at, expires_at, updated_at
              FROM identity.flows
             WHERE project_id = :project AND id = :id
            """;

    private static final String UPDATE = """
            UPDATE identity.flows
               SET ui = :ui::json, updated_at = :updated
             WHERE project_id = :project AND id = :id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcFlowStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void insert(ProjectId project, Flow flow) {
        jdbc.sql(INSERT)
                .param("project", project.value())
                .param("id", flow.id().value())
                .param("type", flow.type().text())
                .param("requestUrl", flow.requestUrl())
                .param("returnTo", flow.returnTo(), Types.VARCHAR)
                .param("csrf", flow.csrf() == null ? null : flow.csrf().bytes(), Types.BINARY)
                .param("state", json.writerFor(FlowState.class).writeValueAsString(flow.state()))
                .param("ui", json.writeValueAsString(flow.ui()))
                .param("issued", flow.issuedAt().atOffset(UTC))
                .param("expires", flow.expiresAt().atOffset(UTC))
                .param("updated", flow.updatedAt().atOffset(UTC))
                .update();
    }

    @Override
    public Optional<Flow> find(ProjectId project, FlowId id) {
        return jdbc.sql(FIND)
                .param("project", project.value())
                .param("id", id.value())
                .query((row, _) -> flow(row))
                .optional();
    }

    @Override
    public void update(ProjectId project, Flow flow) {
        jdbc.sql(UPDATE)
                .param("ui", json.writeValueAsString(flow.ui()))
                .param("updated", flow.updatedAt().atOffset(UTC))
                .param("project", project.value())
                .param("id", flow.id().value())
                .update();
    }

    private Flow flow(ResultSet row) throws SQLException {
        byte[] csrf = row.getBytes("csrf_digest");
        return new Flow(
                new FlowId(row.getObject("id", UUID.class)),
                FlowType.of(row.getString("type")),
                row.getString("request_url"),
                row.getString("return_to"),
                csrf == null ? null : TokenDigest.stored(csrf),
                json.readValue(row.getString("state"), FlowState.class),
                json.readValue(row.getString("ui"), Ui.class),
                instant(row, "issued_at"),
                instant(row, "expires_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
