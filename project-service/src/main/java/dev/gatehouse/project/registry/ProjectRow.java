package dev.gatehouse.project.registry;

import dev.gatehouse.platform.tenant.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code project.projects}. */
@Entity(name = "dev.gatehouse.project.registry.ProjectRow")
@Table(schema = "project", name = "projects")
class ProjectRow {

    @Id
    @Column(name = "project_id", nullable = false, updatable = false)
    UUID id;

    @Column(name = "slug", nullable = false, updatable = false)
    String slug;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    Tenant.State state;

    @Column(name = "revision_id", nullable = false)
    UUID revision;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    // Null until the row is stored, which is how Spring Data tells a new one.
    @Version
    @Column(name = "version", nullable = false)
    @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // For Hibernate, which sets the fields itself.
    ProjectRow() {}

    ProjectRow(UUID id, String slug, Tenant.State state, UUID revision, Instant createdAt) {
        this.id = id;
        this.slug = slug;
        this.state = state;
        this.revision = revision;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }
}
