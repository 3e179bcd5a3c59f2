package dev.gatehouse.permission.tuple;

/** A tuple with the terms under which it counts. There is one of each tuple, whatever its terms. */
public record StoredTuple(RelationTuple tuple, TupleTerms terms) {

    /** An ordinary tuple, which always counts. */
    public static StoredTuple of(RelationTuple tuple) {
        return new StoredTuple(tuple, TupleTerms.NONE);
    }
}
