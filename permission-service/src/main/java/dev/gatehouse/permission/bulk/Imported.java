package dev.gatehouse.permission.bulk;

/**
 * What an import did so far.
 *
 * @param revision of the last chunk; 0 before the first
 * @param line up to which everything is durable
 * @param inserted how many tuples were not there before
 * @param updated how many were there, under other terms
 * @param duplicates how many lines changed nothing
 */
record Imported(long revision, long line, long inserted, long updated, long duplicates) {

    static final Imported NOTHING = new Imported(0, 0, 0, 0, 0);
}
