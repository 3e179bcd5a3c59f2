package dev.gatehouse.project.registry;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.project.settings.SettingsDocument;
import java.time.Instant;
import java.util.Map;

/**
 * One immutable state of a project's name and settings.
 *
 * @param ordinal counts the revisions of the project from 1
 * @param settings what the project wants otherwise than by default, secrets in clear; never changed
 * @param author who made it
 */
record Revision(
        RevisionId id,
        long ordinal,
        String name,
        Map<ServiceName, SettingsDocument> settings,
        String author,
        Instant createdAt) {

    Revision {
        settings = Map.copyOf(settings);
    }

    SettingsDocument settings(ServiceName service) {
        return settings.getOrDefault(service, SettingsDocument.none());
    }
}
