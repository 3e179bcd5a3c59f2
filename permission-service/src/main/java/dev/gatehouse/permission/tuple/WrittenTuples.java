package dev.gatehouse.permission.tuple;

/**
 * What a write really changed.
 *
 * @param revision the revision of the project's tuples that it made
 * @param inserted how many tuples were not there before
 * @param updated how many were there, under other terms
 * @param deleted how many are not there any more
 */
public record WrittenTuples(long revision, int inserted, int updated, int deleted) {}
