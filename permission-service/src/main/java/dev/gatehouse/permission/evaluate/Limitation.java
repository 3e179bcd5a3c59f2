package dev.gatehouse.permission.evaluate;

import dev.gatehouse.permission.graph.GraphLimitException;

/** What keeps an answer from being known. */
public enum Limitation {
    /** More tuples would have to follow one another than the request may follow. */
    DEPTH,
    /** More sets at one level than a request may look at. */
    WIDTH,
    /** More tuples than a request may read. */
    ROWS,
    /** More steps than a request may take. */
    STEPS,
    /** It took too long. */
    TIME,
    /** It depends on its own negation. */
    CYCLE,
    /** A condition could not be evaluated, because a value was missing or wrong. */
    CONDITION;

    static Limitation of(GraphLimitException.Limit limit) {
        return switch (limit) {
            case WIDTH -> WIDTH;
            case ROWS -> ROWS;
            case TIME -> TIME;
        };
    }
}
