package dev.gatehouse.permission.index;

import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.TupleTerms;

/**
 * An entry of the change log.
 *
 * @param inserted whether the tuple came; else it went
 * @param terms the terms it came or went with
 */
record TupleEvent(long revision, boolean inserted, RelationTuple tuple, TupleTerms terms) {}
