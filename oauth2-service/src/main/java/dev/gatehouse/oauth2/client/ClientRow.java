package dev.gatehouse.oauth2.client;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A client in {@code oauth2.clients}. */
@Entity(name = "OAuth2Client")
@Table(schema = "oauth2", name = "clients")
class ClientRow {

    @Embeddable
    record Key(
            @Column(name = "project_id") UUID projectId,
            @Column(name = "id") UUID id) {}

    @EmbeddedId
    Key key;

    @Column(name = "name", nullable = false)
    String name;

    @Column(name = "owner", nullable = false)
    String owner;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    String metadata;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "lifespans", nullable = false)
    String lifespans;

    @Column(name = "secret_hash", nullable = false)
    String secretHash;

    @Column(name = "registration_digest")
    byte @Nullable [] registrationDigest;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @Version
    @Column(name = "version", nullable = false)
    @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields after it made the object.
    ClientRow() {}
}
