package dev.gatehouse.permission.write;

import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoredTuple;
import dev.gatehouse.permission.tuple.TupleTerms;

/**
 * One item of a list of changes.
 *
 * @param terms of an insertion; a deletion takes the tuple whatever its terms
 */
record TupleChange(Action action, RelationTuple tuple, TupleTerms terms) {

    enum Action {
        INSERT,
        DELETE
    }

    static TupleChange insert(StoredTuple stored) {
        return new TupleChange(Action.INSERT, stored.tuple(), stored.terms());
    }

    static TupleChange delete(RelationTuple tuple) {
        return new TupleChange(Action.DELETE, tuple, TupleTerms.NONE);
    }
}
