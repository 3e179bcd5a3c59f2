package dev.gatehouse.project.registry;

import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds projects across the whole installation. */
interface ProjectCatalogue {

    /** A project without its settings. */
    record ProjectSummary(
            ProjectId id,
            String name,
            String slug,
            List<String> hosts,
            Tenant.State state,
            Instant createdAt,
            Instant updatedAt) {

        public ProjectSummary {
            hosts = List.copyOf(hosts);
        }
    }

    /** The oldest first. */
    List<ProjectSummary> all();

    Optional<ProjectSummary> summary(ProjectId project);

    /** The project that a caller means by an id or a slug; empty when there is none. */
    Optional<ProjectId> find(String idOrSlug);
}
