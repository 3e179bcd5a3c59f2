package dev.gatehouse.project.registry;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.project.settings.SettingsDocument;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where the secrets are kept, sealed, that the server made for a project. */
interface SecretsStore {

    void add(ProjectId project, Map<ServiceName, SettingsDocument> secrets, Instant now);

    Optional<SettingsDocument> find(ProjectId project, ServiceName service);
}
