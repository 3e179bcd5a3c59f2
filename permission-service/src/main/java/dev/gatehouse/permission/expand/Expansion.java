package dev.gatehouse.permission.expand;

/**
 * The answer to an expansion.
 *
 * @param revision of the project's tuples
 */
record Expansion(ExpandedTree tree, long revision) {}
