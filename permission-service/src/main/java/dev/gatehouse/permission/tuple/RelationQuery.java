package dev.gatehouse.permission.tuple;

import org.jspecify.annotations.Nullable;

/** Which stored tuples are meant: those that agree with everything that is given. Empty text is something given. */
public record RelationQuery(
        @Nullable String namespace,
        @Nullable String object,
        @Nullable String relation,
        @Nullable Subject subject) {

    /** Whether nothing is given, so that every tuple of the project is meant. */
    public boolean all() {
        return namespace == null && object == null && relation == null && subject == null;
    }
}
