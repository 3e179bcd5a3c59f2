package dev.gatehouse.identity.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** A credential as it is stored, with its identifiers. */
@Entity
@Table(schema = "identity", name = "credentials")
class CredentialRow {

    /** An identity has one credential of each kind. */
    @Embeddable
    record Key(
            @Column(name = "project_id") UUID projectId,
            @Column(name = "identity_id") UUID identityId,
            @Column(name = "type") String type)
            implements Serializable {}

    @EmbeddedId
    Key key;

    // The columns belong to the key; this only joins.
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "project_id", referencedColumnName = "project_id", insertable = false, updatable = false)
    @JoinColumn(name = "identity_id", referencedColumnName = "id", insertable = false, updatable = false)
    IdentityRow identity;

    @ElementCollection
    @CollectionTable(
            schema = "identity",
            name = "credential_identifiers",
            joinColumns = {
                @JoinColumn(name = "project_id", referencedColumnName = "project_id"),
                @JoinColumn(name = "identity_id", referencedColumnName = "identity_id"),
                @JoinColumn(name = "type", referencedColumnName = "type")
            })
    @Column(name = "identifier", nullable = false)
    Set<String> identifiers = new HashSet<>();

    @Column(columnDefinition = "json", nullable = false)
    @ColumnTransformer(write = "?::json")
    String config;

    @Column(nullable = false)
    int version;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected CredentialRow() {}
}
