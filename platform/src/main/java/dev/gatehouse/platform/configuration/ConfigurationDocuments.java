package dev.gatehouse.platform.configuration;

import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Port to the project service: the effective configuration of one service at one revision (schema defaults, installation
 * defaults, the revision, forced values), whose secrets are readable. The document of a revision never changes.
 */
public interface ConfigurationDocuments {

    /** Empty when the project has no such revision. */
    Optional<ObjectNode> find(ProjectId project, RevisionId revision, ServiceName service);
}
