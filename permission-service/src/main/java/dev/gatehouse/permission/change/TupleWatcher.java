package dev.gatehouse.permission.change;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.permission.CurrentProjects;
import dev.gatehouse.permission.CurrentProjects.CurrentProject;
import dev.gatehouse.permission.Permits;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.consistency.SnapToken;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.ChangeStore;
import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Lets callers follow the changes of a project's tuples for as long as they are there, or until there are some. */
@Service
class TupleWatcher {

    private static final Logger log = LoggerFactory.getLogger(TupleWatcher.class);

    private final ChangeStore changes;
    private final JdbcRevisionWatch revisions;
    private final Configurations<PermissionConfiguration> configurations;
    private final ConfigurationDocuments documents;
    private final CurrentProjects projects;
    private final WatchSettings settings;
    private final Clock clock;
    private final Permits free;
    // All who follow one project ask for it once.
    private final Cache<ProjectId, Optional<CurrentProject>> current;

    TupleWatcher(
            ChangeStore changes,
            JdbcRevisionWatch revisions,
            Configurations<PermissionConfiguration> configurations,
            ConfigurationDocuments documents,
            CurrentProjects projects,
            WatchSettings settings,
            Clock clock) {
        this.changes = changes;
        this.revisions = revisions;
        this.configurations = configurations;
        this.documents = documents;
        this.projects = projects;
        this.settings = settings;
        this.clock = clock;
        free = new Permits(settings.streams());
        current = Caffeine.newBuilder()
                .expireAfterWrite(settings.heartbeat().dividedBy(2))
                .build();
    }

    /** Gives every change behind a state, and then each as it comes, until the stream's time is over or the project is not served. */
    void watch(Tenant tenant, @Nullable SnapToken seen, Set<String> namespaces, ChangeSink sink) {
        follow(tenant, seen, namespaces, sink, (following, watching) -> {
            Instant end = clock.instant().plus(settings.lifetime());
            Instant beat = Instant.MIN;
            @Nullable RevisionId model = tenant.revision();
            while (model != null && !watching.over() && clock.instant().isBefore(end)) {
                tellModel(tenant.project(), following, model, sink);
                if (!following.advance(Integer.MAX_VALUE)) {
                    return;
                }
                Instant now = clock.instant();
                if (!now.isBefore(beat)) {
                    sink.heartbeat(following.state());
                    beat = now.plus(settings.heartbeat());
                    model = currentModel(tenant, model);
                }
                sink.flush();
                watching.await(Duration.between(now, beat));
            }
        });
    }

    /** Gives what changed behind a state, and waits for it if there is nothing yet; without a state it says where one is now. */
    void poll(
            Tenant tenant,
            @Nullable SnapToken seen,
            Set<String> namespaces,
            int mostTransactions,
            Duration wait,
            ChangeSink sink) {
        follow(tenant, seen, namespaces, sink, (following, watching) -> {
            tellModel(tenant.project(), following, tenant.revision(), sink);
            Instant end = clock.instant().plus(wait);
            SnapToken before = following.state();
            boolean more = following.advance(mostTransactions);
            while (seen != null && more && following.state().equals(before) && !watching.over()) {
                Duration left = Duration.between(clock.instant(), end);
                if (!left.isPositive()) {
                    break;
                }
                watching.await(left);
                more = following.advance(mostTransactions);
            }
            sink.heartbeat(following.state());
            sink.flush();
        });
    }

    /** What is done while somebody follows. */
    private interface Following {
        void run(ChangeFollowing following, Watching watching);
    }

    private void follow(
            Tenant tenant, @Nullable SnapToken seen, Set<String> namespaces, ChangeSink sink, Following work) {
        PermissionConfiguration configuration = configurations.of(tenant);
        for (String namespace : namespaces) {
            if (!configuration.knows(namespace)) {
                throw PermissionProblems.unknownNamespace(namespace).exception();
            }
        }
        if (!free.take(tenant.project())) {
            throw PermissionProblems.tooManyAtOnce("streams of changes").exception();
        }
        // Waiting begins before the log is read, so that nothing comes between.
        try (Watching watching = revisions.watch(tenant.project())) {
            ChangeFollowing following =
                    new ChangeFollowing(changes, tenant.project(), namespaces, tenant.revision(), sink);
            following.begin(seen);
            work.run(following, watching);
        } finally {
            free.giveBack(tenant.project());
        }
    }

    private void tellModel(ProjectId project, ChangeFollowing following, RevisionId model, ChangeSink sink) {
        if (!following.model().equals(model)) {
            RevisionId before = following.model();
            following.model(model);
            // Other services' settings make new revisions too.
            if (!documents
                    .find(project, before, ServiceName.PERMISSION)
                    .equals(documents.find(project, model, ServiceName.PERMISSION))) {
                sink.model(following.state());
            }
        }
    }

    /** The revision that rules now; null when the project is not served any more. */
    private @Nullable RevisionId currentModel(Tenant tenant, RevisionId known) {
        try {
            Optional<CurrentProject> now = current.get(tenant.project(), projects::find);
            return now.filter(CurrentProject::running)
                    .map(CurrentProject::revision)
                    .orElse(null);
        } catch (RuntimeException unreachable) {
            // Not to know it for a while is no reason to end: streams end soon by themselves.
            log.debug("Project {} cannot be looked up now.", tenant.project(), unreachable);
            return known;
        }
    }
}
