package dev.gatehouse.identity.failure;

import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps errors until their page has shown them. */
interface FailureStore {

    void insert(ProjectId project, Failure failure, Instant expiresAt);

    Optional<Failure> find(ProjectId project, UUID id, Instant now);
}
