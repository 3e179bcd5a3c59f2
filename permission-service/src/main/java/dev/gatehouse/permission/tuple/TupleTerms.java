package dev.gatehouse.permission.tuple;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Under which terms a stored tuple counts.
 *
 * @param expiresAt from when on it does not count any more; null for never
 * @param condition what has to hold besides; null for nothing
 */
public record TupleTerms(
        @Nullable Instant expiresAt, @Nullable Condition condition) {

    /** The terms of an ordinary tuple: none. */
    public static final TupleTerms NONE = new TupleTerms(null, null);

    /**
     * A condition of the project's configuration, by name.
     *
     * @param context values of its parameters as a JSON object in text; they win over those of a request
     */
    public record Condition(String name, String context) {}

    public boolean none() {
        return expiresAt == null && condition == null;
    }
}
