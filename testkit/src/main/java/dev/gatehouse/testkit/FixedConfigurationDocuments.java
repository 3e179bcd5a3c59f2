package dev.gatehouse.testkit;

import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The configuration of projects that exist in a test only, in place of the project service. */
public final class FixedConfigurationDocuments implements ConfigurationDocuments {

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Key(ProjectId project, RevisionId revision, ServiceName service) {}

    private final Map<Key, ObjectNode> documents = new ConcurrentHashMap<>();

    /** Puts the effective configuration of one service at one revision. */
    public FixedConfigurationDocuments put(
            ProjectId project, RevisionId revision, ServiceName service, ObjectNode document) {
        documents.put(new Key(project, revision, service), document.deepCopy());
        return this;
    }

    /** The same from the text of a JSON object. */
    public FixedConfigurationDocuments put(ProjectId project, RevisionId revision, ServiceName service, String json) {
        return put(project, revision, service, object(json));
    }

    /** The configuration that rules the requests of a tenant. */
    public FixedConfigurationDocuments put(Tenant tenant, ServiceName service, String json) {
        return put(tenant.project(), tenant.revision(), service, json);
    }

    @Override
    public Optional<ObjectNode> find(ProjectId project, RevisionId revision, ServiceName service) {
        // A copy, as a document that came over the wire would be: what a reader does to it stays with the reader.
        return Optional.ofNullable(documents.get(new Key(project, revision, service)))
                .map(ObjectNode::deepCopy);
    }

    private static ObjectNode object(String json) {
        JsonNode node = JSON.readTree(json);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("A configuration is a JSON object, not " + json);
    }
}
