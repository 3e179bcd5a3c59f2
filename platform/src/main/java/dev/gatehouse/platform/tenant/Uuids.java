package dev.gatehouse.platform.tenant;

import java.util.Optional;
import java.util.UUID;

/**
 * Strict reading of UUIDs. {@link UUID#fromString} takes {@code 1-1-1-1-1} for one, so that two texts would name the same
 * row and a malformed id would not be refused.
 */
public final class Uuids {

    private static final int LENGTH = 36;

    private Uuids() {}

    /** Parses the 36 characters of RFC 9562 in either letter case; anything else is an {@link IllegalArgumentException}. */
    public static UUID parse(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("Not a UUID.");
        }
        return UUID.fromString(text);
    }

    /** Parses what a caller sent; empty when it is no UUID. */
    public static Optional<UUID> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
