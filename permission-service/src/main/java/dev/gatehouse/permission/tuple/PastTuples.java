package dev.gatehouse.permission.tuple;

/** What became of the wish to see tuples as they were at an earlier revision. */
public sealed interface PastTuples {

    /** They were like this. */
    record Found(TuplePage page) implements PastTuples {}

    /** What changed since then is not kept any more. */
    record Forgotten() implements PastTuples {}

    /** There is no such revision yet. */
    record NotReached() implements PastTuples {}
}
