package dev.gatehouse.identity.directory;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** An identity as it is stored, with all that belongs to it. */
@Entity
@Table(schema = "identity", name = "identities")
class IdentityRow {

    /** The key of a row that belongs to a project: the project, and the id there. */
    @Embeddable
    record Key(
            @Column(name = "project_id") UUID projectId,
            @Column(name = "id") UUID id) implements Serializable {}

    @EmbeddedId
    Key key;

    @Column(name = "schema_id", nullable = false)
    String schemaId;

    @Column(columnDefinition = "json", nullable = false)
    @ColumnTransformer(write = "?::json")
    String traits;

    @Column(nullable = false)
    String state;

    @Column(name = "state_changed_at", nullable = false)
    Instant stateChangedAt;

    @Column(name = "metadata_public", columnDefinition = "json")
    @ColumnTransformer(write = "?::json")
    @Nullable String metadataPublic;

    @Column(name = "metadata_admin", columnDefinition = "json")
    @ColumnTransformer(write = "?::json")
    @Nullable String metadataAdmin;

    @Column(name = "available_aal", nullable = false)
    String availableAal;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @Version
    @Nullable Long version;

    @OneToMany(mappedBy = "identity", cascade = CascadeType.ALL, orphanRemoval = true)
    Set<VerifiableAddressRow> verifiableAddresses = new HashSet<>();

    @OneToMany(mappedBy = "identity", cascade = CascadeType.ALL, orphanRemoval = true)
    Set<RecoveryAddressRow> recoveryAddresses = new HashSet<>();

    @OneToMany(mappedBy = "identity", cascade = CascadeType.ALL, orphanRemoval = true)
    Set<CredentialRow> credentials = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected IdentityRow() {}
}
