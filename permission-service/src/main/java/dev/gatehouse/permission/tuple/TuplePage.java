package dev.gatehouse.permission.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of tuples.
 *
 * @param next where the rest begins; null when there is none
 */
public record TuplePage(
        List<RelationTuple> tuples, @Nullable TuplePosition next) {

    public TuplePage {
        tuples = List.copyOf(tuples);
    }
}
