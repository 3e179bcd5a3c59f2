package dev.gatehouse.project.registry;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.project.directory.Head;
import dev.gatehouse.project.patch.JsonPatch;
import dev.gatehouse.project.settings.Accepted;
import dev.gatehouse.project.settings.Facts;
import dev.gatehouse.project.settings.JsonPermissionReview;
import dev.gatehouse.project.settings.JsonProjectSecrets;
import dev.gatehouse.project.settings.SettingsDocument;
import dev.gatehouse.project.settings.SettingsDocuments;
import dev.gatehouse.project.settings.Warning;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Makes projects and changes them, one immutable revision after the other. */
@Service
class Projects {

    private static final Logger log = LoggerFactory.getLogger(Projects.class);
    private static final int ATTEMPTS = 5;
    private static final int REVIEWS = 20;

    /** How far a change got. */
    sealed interface Progress {}

    /** What a change led to. */
    record Changed(Project project, List<Warning> warnings) implements Progress {
        Changed {
            warnings = List.copyOf(warnings);
        }
    }

    /** A change that wants permission settings which have to be reviewed first. */
    record Unreviewed(SettingsDocument permissions, Facts facts) implements Progress {}

    private final ProjectStore projects;
    private final SecretsStore secrets;
    private final SettingsDocuments settings;
    private final JsonPermissionReview permissions;
    private final JsonProjectSecrets secretMaker;
    private final Slugs slugs;
    private final Addresses addresses;
    private final ProjectEvents events;
    private final Head head;
    private final Clock clock;
    private final TransactionOperations transaction;

    Projects(
            ProjectStore projects,
            SecretsStore secrets,
            SettingsDocuments settings,
            JsonPermissionReview permissions,
            JsonProjectSecrets secretMaker,
            Slugs slugs,
            Addresses addresses,
            ProjectEvents events,
            Head head,
            Clock clock,
            TransactionOperations transaction) {
        this.projects = projects;
        this.secrets = secrets;
        this.settings = settings;
        this.permissions = permissions;
        this.secretMaker = secretMaker;
        this.slugs = slugs;
        this.addresses = addresses;
        this.events = events;
        this.head = head;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Makes a project under a slug that nobody had. */
    Project create(String name, String author) {
        for (int attempt = 1; ; attempt++) {
            String slug = slugs.make();
            try {
                return create(name, slug, addresses.host(slug), author);
            } catch (DataIntegrityViolationException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
                log.info("The slug {} is taken, another one is tried.", slug);
            }
        }
    }

    /** Makes a project under a given slug; fails when it is taken. */
    Project create(String name, String slug, String host, String author) {
        Instant now = now();
        Revision first = new Revision(RevisionId.random(), 1, name, Map.of(), author, now);
        Project project = new Project(ProjectId.random(), slug, Tenant.State.RUNNING, host, first);
        transaction.executeWithoutResult(status -> {
            projects.create(project.id(), project);
            secrets.add(project.id(), secretMaker.make(), now);
            events.changed(project.id(), first.id());
            head.changed();
        });
        return project;
    }

    Project require(ProjectId id) {
        return projects.find(id).orElseThrow(ProjectProblems::unknown);
    }

    /** The document that callers see. */
    ProjectDocument document(Project project) {
        Map<ServiceName, SettingsDocument> shown = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            shown.put(service, settings.shown(service, project.revision().settings(service), facts(project)));
        }
        return ProjectDocument.of(project, shown);
    }

    /** Replaces the name and the settings of the services that the update holds. */
    Changed replace(ProjectId id, ProjectUpdate update, Expectation expectation, String author) {
        return change(id, expectation, author, current -> update);
    }

    /** Applies a patch to the document that callers see; a key that it removes goes back to its default. */
    Changed patch(ProjectId id, JsonPatch patch, Expectation expectation, String author) {
        return change(id, expectation, author, current -> document(current).patched(patch));
    }

    /**
     * A review speaks to other servers, so it happens between transactions and not in one, which would keep the project locked.
     * What the change wants is then computed anew, and holds when the review was of that.
     */
    private Changed change(
            ProjectId id, Expectation expectation, String author, Function<Project, ProjectUpdate> wanted) {
        Map<SettingsDocument, Accepted> reviewed = new HashMap<>();
        for (int review = 0; review <= REVIEWS; review++) {
            Progress progress = transaction.execute(status -> {
                Project current = projects.findForChange(id).orElseThrow(ProjectProblems::unknown);
                expectation.check(current.revision().id());
                return apply(current, wanted.apply(current), author, reviewed);
            });
            switch (progress) {
                case Changed changed -> {
                    return changed;
                }
                case Unreviewed(SettingsDocument wantedPermissions, Facts facts) ->
                    reviewed.put(wantedPermissions, permissions.review(wantedPermissions, facts));
            }
        }
        throw ProjectProblems.changedAllTheTime();
    }

    private Progress apply(
            Project current, ProjectUpdate update, String author, Map<SettingsDocument, Accepted> reviewed) {
        Revision before = current.revision();
        List<Warning> warnings = new ArrayList<>(update.warnings());
        Facts factsBefore = facts(current);
        Facts factsAfter = new Facts(update.name(), current.slug(), factsBefore.origin());
        Map<ServiceName, SettingsDocument> next = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            SettingsDocument stored = before.settings(service);
            SettingsDocument sent = update.services().get(service);
            if (sent == null) {
                next.put(service, stored);
                continue;
            }
            Accepted accepted = settings.accept(service, sent, stored, factsBefore, factsAfter);
            warnings.addAll(accepted.warnings());
            if (service == ServiceName.PERMISSION && permissions.needed(accepted.settings(), stored)) {
                Accepted review = reviewed.get(accepted.settings());
                if (review == null) {
                    return new Unreviewed(accepted.settings(), factsAfter);
                }
                accepted = review;
                warnings.addAll(review.warnings());
            }
            next.put(service, accepted.settings());
        }
        if (update.name().equals(before.name()) && unchanged(before, next)) {
            // Those who apply the same file every minute need no revision for it.
            return new Changed(current, warnings);
        }
        Revision after = new Revision(RevisionId.random(), before.ordinal() + 1, update.name(), next, author, now());
        projects.advance(current.id(), after);
        events.changed(current.id(), after.id());
        head.changed();
        return new Changed(
                new Project(current.id(), current.slug(), current.state(), current.primaryHost(), after), warnings);
    }

    private static boolean unchanged(Revision before, Map<ServiceName, SettingsDocument> next) {
        return next.entrySet().stream()
                .allMatch(service -> before.settings(service.getKey()).equals(service.getValue()));
    }

    private Facts facts(Project project) {
        return new Facts(project.revision().name(), project.slug(), addresses.origin(project.primaryHost()));
    }

    // PostgreSQL keeps microseconds; what is answered now must equal what is read later.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
