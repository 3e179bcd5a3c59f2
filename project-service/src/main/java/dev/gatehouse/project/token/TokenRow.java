package dev.gatehouse.project.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A row of {@code project.tokens}. When it was used last is written past it, many rows at a time. */
@Entity(name = "dev.gatehouse.project.token.TokenRow")
@Table(schema = "project", name = "tokens")
@IdClass(TokenRow.Key.class)
class TokenRow implements Persistable<TokenRow.Key> {

    record Key(UUID project, UUID token) implements Serializable {}

    @Id
    @Column(name = "project_id", nullable = false, updatable = false)
    UUID project;

    @Id
    @Column(name = "token_id", nullable = false, updatable = false)
    UUID token;

    @Column(name = "name", nullable = false, updatable = false)
    String name;

    @Column(name = "owner_id", nullable = false, updatable = false)
    UUID owner;

    @Column(name = "digest", nullable = false, updatable = false)
    byte[] digest;

    @Column(name = "last_characters", nullable = false, updatable = false)
    String lastCharacters;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    @Nullable Instant expiresAt;

    @Column(name = "last_used_at", insertable = false, updatable = false)
    @Nullable Instant lastUsedAt;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway.Init") // For Hibernate, which sets the fields itself.
    TokenRow() {}

    TokenRow(UUID project, ProjectToken token, byte[] digest) {
        this.project = project;
        this.token = token.id();
        this.name = token.name();
        this.owner = token.owner();
        this.digest = digest;
        this.lastCharacters = token.lastCharacters();
        this.createdAt = token.createdAt();
        this.expiresAt = token.expiresAt();
    }

    ProjectToken toToken() {
        return new ProjectToken(token, name, owner, lastCharacters, createdAt, expiresAt, lastUsedAt);
    }

    @Override
    public Key getId() {
        return new Key(project, token);
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        stored = true;
    }
}
