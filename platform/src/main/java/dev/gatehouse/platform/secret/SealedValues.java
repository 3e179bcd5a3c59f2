package dev.gatehouse.platform.secret;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port to everything one feature keeps sealed, across all projects, so that it can be re-sealed when system secrets change.
 * Each feature that seals declares a bean of this type; {@link SealedColumn} is the one for a column of a table.
 */
public interface SealedValues {

    /**
     * One sealed value.
     *
     * @param key its place in the order in which values are listed
     * @param context what it was sealed for
     */
    record SealedValue(List<Object> key, String context, String sealed) {
        public SealedValue {
            key = List.copyOf(key);
        }
    }

    /** What is kept, for the report. */
    String name();

    /** The next values in the order of their keys; an empty list at the end. */
    List<SealedValue> next(@Nullable SealedValue after, int limit);

    /** Puts the new text in place of the old one; false when the value was changed or removed meanwhile. */
    boolean replace(SealedValue old, String sealed);
}
