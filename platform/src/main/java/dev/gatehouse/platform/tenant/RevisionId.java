package dev.gatehouse.platform.tenant;

import java.util.UUID;

/** Identifies one immutable revision of a project's configuration. */
public record RevisionId(UUID value) {

    /** Parses the canonical text of a UUID; anything else is an {@link IllegalArgumentException}. */
    public static RevisionId of(String text) {
        return new RevisionId(Uuids.parse(text));
    }

    public static RevisionId random() {
        return new RevisionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
