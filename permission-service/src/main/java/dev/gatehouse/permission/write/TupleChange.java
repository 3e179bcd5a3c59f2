package dev.gatehouse.permission.write;

import dev.gatehouse.permission.tuple.RelationTuple;

/** One item of a list of changes. */
record TupleChange(Action action, RelationTuple tuple) {

    enum Action {
        INSERT,
        DELETE
    }
}
