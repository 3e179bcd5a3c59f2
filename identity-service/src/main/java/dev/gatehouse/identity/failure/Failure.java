package dev.gatehouse.identity.failure;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.identity.wire.JsonValue;
import java.time.Instant;
import java.util.UUID;

/**
 * An error that a browser was sent to the error page with.
 *
 * @param error the inner object of the error envelope
 */
record Failure(
        UUID id,
        JsonValue error,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt) {}
