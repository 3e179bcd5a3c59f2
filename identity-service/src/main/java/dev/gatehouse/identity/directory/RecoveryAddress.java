package dev.gatehouse.identity.directory;

import java.time.Instant;
import java.util.UUID;

/** An address through which a lost account is found again. */
public record RecoveryAddress(UUID id, String value, String via, Instant createdAt, Instant updatedAt) {}
