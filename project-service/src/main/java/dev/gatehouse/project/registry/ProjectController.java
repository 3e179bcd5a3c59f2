package dev.gatehouse.project.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.project.patch.JsonPatch;
import dev.gatehouse.project.patch.PatchException;
import dev.gatehouse.project.registry.ProjectCatalogue.ProjectSummary;
import dev.gatehouse.project.registry.RevisionStore.RevisionSummary;
import dev.gatehouse.project.settings.Warning;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The control plane: listProjects, createProject, getProject, updateProject, patchProject, and what came after them. */
@RestController
@RequestMapping("/projects")
class ProjectController {

    /** The contract's projectMetadata. */
    record MetadataView(
            UUID id,
            String name,
            String slug,
            List<String> hosts,
            String state,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("subscription_id") @Nullable UUID subscription,

            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("updated_at") Instant updatedAt) {

        static MetadataView of(ProjectSummary project) {
            return new MetadataView(
                    project.id().value(),
                    project.name(),
                    project.slug(),
                    project.hosts(),
                    project.state().name().toLowerCase(Locale.ROOT),
                    null,
                    project.createdAt(),
                    project.updatedAt());
        }
    }

    /** The contract's successfulProjectUpdate. */
    record ChangedView(ObjectNode project, List<Warning> warnings) {}

    record RevisionView(
            UUID id,
            @JsonProperty("project_id") UUID project,
            String name,
            String author,
            @JsonProperty("created_at") Instant createdAt) {}

    private final Projects projects;
    private final ProjectCatalogue catalogue;
    private final RevisionStore revisions;
    private final ProjectAccess access;

    ProjectController(Projects projects, ProjectCatalogue catalogue, RevisionStore revisions, ProjectAccess access) {
        this.projects = projects;
        this.catalogue = catalogue;
        this.revisions = revisions;
        this.access = access;
    }

    @GetMapping
    List<MetadataView> list(Caller caller) {
        List<ProjectSummary> seen = caller instanceof Caller.ProjectToken token
                ? catalogue.summary(token.project()).stream().toList()
                : all(caller);
        return seen.stream().map(MetadataView::of).toList();
    }

    private List<ProjectSummary> all(Caller caller) {
        access.requireOperator(caller);
        return catalogue.all();
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(Caller caller, @RequestBody JsonNode body) {
        access.requireOperator(caller);
        Project made = projects.create(ProjectDocument.readName(body), ProjectAccess.author(caller));
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/projects/" + made.id()))
                .eTag(tag(made))
                .body(projects.document(made).tree());
    }

    @GetMapping("/{project}")
    ResponseEntity<ObjectNode> get(Caller caller, @PathVariable String project) {
        Project found = projects.require(access.open(caller, project));
        return ResponseEntity.ok()
                .eTag(tag(found))
                .body(projects.document(found).tree());
    }

    @PutMapping("/{project}")
    ResponseEntity<ChangedView> replace(
            Caller caller,
            @PathVariable String project,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        ProjectId id = access.open(caller, project);
        return changed(projects.replace(
                id, ProjectDocument.read(body), Expectation.ifMatch(ifMatch), ProjectAccess.author(caller)));
    }

    @PatchMapping("/{project}")
    ResponseEntity<ChangedView> patch(
            Caller caller,
            @PathVariable String project,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        return patch(caller, project, Expectation.ifMatch(ifMatch), body);
    }

    @PatchMapping("/{project}/revision/{revision}")
    ResponseEntity<ChangedView> patchRevision(
            Caller caller, @PathVariable String project, @PathVariable String revision, @RequestBody JsonNode body) {
        return patch(caller, project, new Expectation.Pinned(revision), body);
    }

    private ResponseEntity<ChangedView> patch(Caller caller, String project, Expectation expectation, JsonNode body) {
        ProjectId id = access.open(caller, project);
        try {
            return changed(projects.patch(id, JsonPatch.read(body), expectation, ProjectAccess.author(caller)));
        } catch (PatchException unreadable) {
            throw ProjectProblems.patchRefused(unreadable);
        }
    }

    @GetMapping("/{project}/revisions")
    List<RevisionView> revisions(Caller caller, @PathVariable String project) {
        ProjectId id = access.open(caller, project);
        return revisions.list(id).stream().map(revision -> view(id, revision)).toList();
    }

    private ResponseEntity<ChangedView> changed(Projects.Changed changed) {
        return ResponseEntity.ok()
                .eTag(tag(changed.project()))
                .body(new ChangedView(projects.document(changed.project()).tree(), changed.warnings()));
    }

    private static RevisionView view(ProjectId project, RevisionSummary revision) {
        return new RevisionView(
                revision.id().value(), project.value(), revision.name(), revision.author(), revision.createdAt());
    }

    /** What {@code If-Match} is compared with. */
    private static String tag(Project project) {
        return '"' + project.revision().id().toString() + '"';
    }
}
