package dev.gatehouse.project.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.secret.Sealer;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.project.settings.SettingsDocument;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Repository
class JdbcSecretsStore implements SecretsStore {

    private static final String ADD = """
            INSERT INTO project.secrets (project_id, sealed, created_at) VALUES (:project, :sealed, :created)
            """;

    private static final String FIND = "SELECT sealed FROM project.secrets WHERE project_id = :project";

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final JsonMapper json;

    JdbcSecretsStore(JdbcClient jdbc, Sealer sealer, JsonMapper json) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.json = json;
    }

    @Override
    public void add(ProjectId project, Map<ServiceName, SettingsDocument> secrets, Instant now) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        secrets.forEach((service, own) -> all.set(service.key(), own.tree()));
        jdbc.sql(ADD)
                .param("project", project.value())
                .param(
                        "sealed",
                        sealer.seal(
                                SealingContexts.secrets(project.value()),
                                all.toString().getBytes(UTF_8)))
                .param("created", now.atOffset(UTC))
                .update();
    }

    @Override
    public Optional<SettingsDocument> find(ProjectId project, ServiceName service) {
        return jdbc.sql(FIND)
                .param("project", project.value())
                .query(String.class)
                .optional()
                .map(text -> json.readTree(sealer.open(SealingContexts.secrets(project.value()), text)))
                .map(all -> new SettingsDocument((ObjectNode) all.required(service.key())));
    }
}
