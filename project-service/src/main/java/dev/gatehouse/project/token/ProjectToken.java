package dev.gatehouse.project.token;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token without its value, which is shown once and not kept.
 *
 * @param owner who made it; the nil UUID for the operator of the installation, who is no identity
 * @param lastCharacters the end of the value, by which people tell their tokens apart
 */
record ProjectToken(
        UUID id,
        String name,
        UUID owner,
        String lastCharacters,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
