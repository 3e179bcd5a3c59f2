package dev.gatehouse.permission.write;

import dev.gatehouse.permission.consistency.SnapToken;

/**
 * What a transaction did.
 *
 * @param state that it made
 * @param inserted how many tuples are new, or there under other terms
 * @param deleted how many are not there any more
 */
record Transacted(SnapToken state, int inserted, int deleted) {}
