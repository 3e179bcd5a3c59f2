package dev.gatehouse.permission.tuple;

/**
 * What a write really changed.
 *
 * @param revision the revision of the project's tuples that it made
 */
public record WrittenTuples(long revision, int inserted, int deleted) {}
