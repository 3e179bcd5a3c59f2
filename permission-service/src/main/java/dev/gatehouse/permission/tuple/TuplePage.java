package dev.gatehouse.permission.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of tuples.
 *
 * @param next where the rest begins; null when there is none
 * @param revision of the project's tuples at which this was so
 */
public record TuplePage(List<StoredTuple> tuples, @Nullable TuplePosition next, long revision) {

    public TuplePage {
        tuples = List.copyOf(tuples);
    }
}
