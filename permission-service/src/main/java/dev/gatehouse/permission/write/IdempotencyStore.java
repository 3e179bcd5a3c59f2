package dev.gatehouse.permission.write;

import dev.gatehouse.permission.write.TupleTransaction.Attempt;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.Optional;

/** Remembers transactions by the keys that callers gave them. Used under the lock of the project's head. */
interface IdempotencyStore {

    /** What was done under a key, and what was asked for then. */
    record Earlier(String fingerprint, Transacted transacted) {}

    /** What was done under the key since then. */
    Optional<Earlier> find(ProjectId project, String key, Instant since);

    /** Remembers what was done; whatever was remembered under the key before is forgotten. */
    void put(ProjectId project, Attempt attempt, Transacted transacted, Instant now);
}
