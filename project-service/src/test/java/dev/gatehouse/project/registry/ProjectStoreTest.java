package dev.gatehouse.project.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.project.ProjectServiceTest;
import dev.gatehouse.project.settings.SettingsDocument;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** What the stores promise, on PostgreSQL. */
class ProjectStoreTest extends ProjectServiceTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    @Autowired
    private ProjectStore projects;

    @Autowired
    private RevisionStore revisions;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aProjectComesBackAsItWasStored() {
        Project project = aStoredProject();

        assertThat(projects.find(project.id())).contains(project);
        assertThat(projects.find(ProjectId.random())).isEmpty();
    }

    @Test
    void aNewRevisionIsTheCurrentOneAndTheOldOneIsStillThere() {
        Project project = aStoredProject();
        Revision next = aRevision(2, "Next", "{\"session\": {\"lifespan\": \"1h0m0s\"}}");

        transaction.executeWithoutResult(status -> projects.advance(project.id(), next));

        assertThat(projects.find(project.id()).map(Project::revision)).contains(next);
        assertThat(revisions.find(project.id(), project.revision().id())).contains(project.revision());
        assertThat(revisions.list(project.id()).stream().map(RevisionStore.RevisionSummary::id))
                .containsExactly(next.id(), project.revision().id());
    }

    @Test
    void theRevisionOfAnotherProjectDoesNotExist() {
        Project one = aStoredProject();
        Project other = aStoredProject();

        assertThat(revisions.find(one.id(), other.revision().id())).isEmpty();
        assertThat(revisions.list(one.id())).hasSize(1);
    }

    @Test
    void aSlugAndAHostBelongToOneProject() {
        Project project = aStoredProject();

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> store(new Project(
                        ProjectId.random(),
                        project.slug(),
                        Tenant.State.RUNNING,
                        "other.test",
                        aRevision(1, "x", "{}"))))
                .withMessageContaining("projects_slug_key");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> store(new Project(
                        ProjectId.random(),
                        "free-" + UUID.randomUUID(),
                        Tenant.State.RUNNING,
                        project.primaryHost(),
                        aRevision(1, "x", "{}"))))
                .withMessageContaining("hosts_host_key");
    }

    private Project aStoredProject() {
        String slug = "test-" + UUID.randomUUID();
        Project project = new Project(
                ProjectId.random(), slug, Tenant.State.RUNNING, slug + ".test", aRevision(1, "First", "{}"));
        store(project);
        return project;
    }

    private void store(Project project) {
        transaction.executeWithoutResult(status -> projects.create(project.id(), project));
    }

    private Revision aRevision(long ordinal, String name, String identity) {
        SettingsDocument none = new SettingsDocument(json.createObjectNode());
        return new Revision(
                RevisionId.random(),
                ordinal,
                name,
                Map.of(
                        ServiceName.IDENTITY,
                        new SettingsDocument((ObjectNode) json.readTree(identity)),
                        ServiceName.OAUTH2,
                        none,
                        ServiceName.PERMISSION,
                        none),
                "test",
                NOON);
    }
}
