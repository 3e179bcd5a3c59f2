package dev.gatehouse.permission.list;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of objects or subjects.
 *
 * @param next behind which one the rest begins; null when there is none
 * @param incomplete whether something that belongs on this page may be missing, because it could not be found out in the
 *     circumstances of the request
 * @param revision of the project's tuples
 */
public record Found<T>(List<T> entries, @Nullable T next, boolean incomplete, long revision) {
    public Found {
        entries = List.copyOf(entries);
    }
}
