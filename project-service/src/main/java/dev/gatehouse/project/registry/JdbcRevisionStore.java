package dev.gatehouse.project.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.secret.Sealer;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.project.settings.SettingsDocument;
import dev.gatehouse.project.settings.SettingsDocuments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Repository
class JdbcRevisionStore implements RevisionStore {

    private static final String ADD = """
            INSERT INTO project.revisions
                   (project_id, revision_id, ordinal, name, settings, secrets, author, created_at)
            VALUES (:project, :revision, :ordinal, :name, CAST(:settings AS jsonb), :secrets, :author, :created)
            """;

    private static final String FIND = """
            SELECT revision_id, ordinal, name, settings, secrets, author, created_at
              FROM project.revisions
             WHERE project_id = :project AND revision_id = :revision
            """;

    private static final String LIST = """
            SELECT revision_id, name, author, created_at
              FROM project.revisions
             WHERE project_id = :project
             ORDER BY ordinal DESC
            """;

    private final JdbcClient jdbc;
    private final SettingsDocuments settings;
    private final Sealer sealer;
    private final JsonMapper json;

    JdbcRevisionStore(JdbcClient jdbc, SettingsDocuments settings, Sealer sealer, JsonMapper json) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.sealer = sealer;
        this.json = json;
    }

    @Override
    public void add(ProjectId project, Revision revision) {
        ObjectNode stored = JsonNodeFactory.instance.objectNode();
        ObjectNode secrets = JsonNodeFactory.instance.objectNode();
        for (ServiceName service : ServiceName.values()) {
            ObjectNode open = revision.settings(service).tree().deepCopy();
            Map<String, String> taken = settings.separate(service, open);
            stored.set(service.key(), open);
            if (!taken.isEmpty()) {
                ObjectNode values = secrets.putObject(service.key());
                taken.forEach(values::put);
            }
        }
        jdbc.sql(ADD)
                .param("project", project.value())
                .param("revision", revision.id().value())
                .param("ordinal", revision.ordinal())
                .param("name", revision.name())
                .param("settings", stored.toString())
                .param("secrets", secrets.isEmpty() ? null : seal(project, revision.id(), secrets))
                .param("author", revision.author())
                .param("created", revision.createdAt().atOffset(UTC))
                .update();
    }

    @Override
    public Optional<Revision> find(ProjectId project, RevisionId revision) {
        return jdbc.sql(FIND)
                .param("project", project.value())
                .param("revision", revision.value())
                .query((row, number) -> revision(project, row))
                .optional();
    }

    @Override
    public List<RevisionSummary> list(ProjectId project) {
        return jdbc.sql(LIST)
                .param("project", project.value())
                .query((row, number) -> new RevisionSummary(
                        new RevisionId(row.getObject("revision_id", UUID.class)),
                        row.getString("name"),
                        row.getString("author"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Revision revision(ProjectId project, ResultSet row) throws SQLException {
        RevisionId id = new RevisionId(row.getObject("revision_id", UUID.class));
        JsonNode stored = json.readTree(row.getString("settings"));
        JsonNode secrets = open(project, id, row.getString("secrets"));
        Map<ServiceName, SettingsDocument> all = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            ObjectNode own = (ObjectNode) stored.required(service.key());
            Map<String, String> values = new LinkedHashMap<>();
            secrets.path(service.key()).forEachEntry((pointer, value) -> values.put(pointer, value.stringValue()));
            settings.unite(own, values);
            all.put(service, new SettingsDocument(own));
        }
        return new Revision(
                id,
                row.getLong("ordinal"),
                row.getString("name"),
                all,
                row.getString("author"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private String seal(ProjectId project, RevisionId revision, ObjectNode secrets) {
        return sealer.seal(
                SealingContexts.revision(project.value(), revision.value()),
                secrets.toString().getBytes(UTF_8));
    }

    private JsonNode open(ProjectId project, RevisionId revision, @Nullable String closed) {
        return closed == null
                ? JsonNodeFactory.instance.objectNode()
                : json.readTree(sealer.open(SealingContexts.revision(project.value(), revision.value()), closed));
    }
}
