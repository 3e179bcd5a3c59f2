package dev.gatehouse.permission.tuple;

import java.util.List;

/** Behind which tuple a page begins, in the words of the store that gave it. Holds no names longer than an index can. */
public record TuplePosition(List<String> key) {

    public TuplePosition {
        key = List.copyOf(key);
    }
}
