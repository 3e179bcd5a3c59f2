package dev.gatehouse.permission.write;

import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are made together, and only if what they depend on is as it should be (permission.md §18.6).
 *
 * @param attempt by what it is recognised when it is sent again; null when it is done each time
 */
record TupleTransaction(
        List<Precondition> preconditions,
        List<Update> updates,
        @Nullable Attempt attempt) {

    TupleTransaction {
        preconditions = List.copyOf(preconditions);
        updates = List.copyOf(updates);
    }

    /** What the tuples that a query means have to do. */
    enum Must {
        EXIST,
        NOT_EXIST
    }

    /** A demand on the tuples as they are before. */
    record Precondition(Must must, RelationQuery query) {}

    /** What is done about a tuple. */
    enum Action {
        INSERT,
        /** Fails when it is there already. */
        INSERT_NEW,
        DELETE,
        /** Fails when it is not there. */
        DELETE_EXISTING;

        boolean inserts() {
            return this == INSERT || this == INSERT_NEW;
        }
    }

    /**
     * One change.
     *
     * @param terms of an insertion; a deletion takes the tuple whatever its terms
     */
    record Update(Action action, RelationTuple tuple, TupleTerms terms) {}

    /**
     * One of several attempts to get the same thing done.
     *
     * @param key that the caller gave it
     * @param fingerprint of what it asks for: another one under the same key is a mistake
     */
    record Attempt(String key, String fingerprint) {}
}
