package dev.gatehouse.project.registry;

import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.project.settings.Facts;
import dev.gatehouse.project.settings.SettingsDocument;
import dev.gatehouse.project.settings.SettingsDocuments;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What services are configured with: the settings in force of a revision, with the project's secrets in clear. */
@Component
class EffectiveDocuments implements ConfigurationDocuments {

    private final ProjectStore projects;
    private final RevisionStore revisions;
    private final SecretsStore secrets;
    private final SettingsDocuments settings;
    private final Addresses addresses;

    EffectiveDocuments(
            ProjectStore projects,
            RevisionStore revisions,
            SecretsStore secrets,
            SettingsDocuments settings,
            Addresses addresses) {
        this.projects = projects;
        this.revisions = revisions;
        this.secrets = secrets;
        this.settings = settings;
        this.addresses = addresses;
    }

    @Override
    public Optional<ObjectNode> find(ProjectId project, RevisionId revision, ServiceName service) {
        return revisions
                .find(project, revision)
                .flatMap(found -> projects.find(project).map(current -> effective(current, found, service)));
    }

    private ObjectNode effective(Project project, Revision revision, ServiceName service) {
        SettingsDocument own = secrets.find(project.id(), service)
                .orElseThrow(() -> new IllegalStateException("Every project has secrets: " + project.id()));
        Facts facts = new Facts(revision.name(), project.slug(), addresses.origin(project.primaryHost()));
        return settings.effective(service, revision.settings(service), own, facts)
                .tree();
    }
}
