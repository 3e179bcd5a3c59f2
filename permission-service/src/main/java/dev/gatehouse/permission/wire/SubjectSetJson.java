package dev.gatehouse.permission.wire;

import dev.gatehouse.permission.tuple.SubjectSet;
import org.jspecify.annotations.Nullable;

/** A subject set as JSON. A missing member reads as empty text. */
public record SubjectSetJson(
        @Nullable String namespace,
        @Nullable String object,
        @Nullable String relation) {

    /** For answers, where every member is there. */
    public static SubjectSetJson of(SubjectSet set) {
        return new SubjectSetJson(set.namespace(), set.object(), set.relation());
    }

    SubjectSet set() {
        return new SubjectSet(orEmpty(namespace), orEmpty(object), orEmpty(relation));
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
