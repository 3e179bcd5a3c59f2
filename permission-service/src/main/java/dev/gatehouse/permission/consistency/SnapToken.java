package dev.gatehouse.permission.consistency;

import dev.gatehouse.platform.tenant.RevisionId;

/**
 * A state that a caller has seen.
 *
 * @param revision of the project's tuples
 * @param model the revision of the project's configuration, and so of its model, that ruled the answer
 */
public record SnapToken(long revision, RevisionId model) {}
