package dev.gatehouse.platform.tenant;

import java.util.Optional;
import java.util.UUID;

/** Identifies a project, which is a tenant; the first column of every table and of every key. */
public record ProjectId(UUID value) {

    /** Parses the canonical text of a UUID; anything else is an {@link IllegalArgumentException}. */
    public static ProjectId of(String text) {
        return new ProjectId(Uuids.parse(text));
    }

    /** Parses what a caller sent; empty when it is no UUID. */
    public static Optional<ProjectId> find(String text) {
        return Uuids.find(text).map(ProjectId::new);
    }

    public static ProjectId random() {
        return new ProjectId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
