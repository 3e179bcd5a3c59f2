package dev.gatehouse.permission.tuple;

import java.time.Instant;

/**
 * One change of the log.
 *
 * @param inserted whether the tuple was inserted, else deleted
 * @param stored the tuple under the terms it was inserted with, or had when it was deleted
 */
public record LoggedChange(ChangePosition position, boolean inserted, StoredTuple stored, Instant recordedAt) {}
