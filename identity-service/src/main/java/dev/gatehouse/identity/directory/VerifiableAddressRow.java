package dev.gatehouse.identity.directory;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A verifiable address as it is stored. */
@Entity
@Table(schema = "identity", name = "verifiable_addresses")
class VerifiableAddressRow {

    @EmbeddedId
    IdentityRow.Key key;

    @Column(name = "identity_id", nullable = false, updatable = false)
    UUID identityId;

    // The columns belong to the key and to the field above; this only joins.
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "project_id", referencedColumnName = "project_id", insertable = false, updatable = false)
    @JoinColumn(name = "identity_id", referencedColumnName = "id", insertable = false, updatable = false)
    IdentityRow identity;

    @Column(nullable = false)
    String via;

    @Column(nullable = false)
    String value;

    @Column(nullable = false)
    boolean verified;

    @Column(nullable = false)
    String status;

    @Column(name = "verified_at")
    @Nullable Instant verifiedAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected VerifiableAddressRow() {}
}
