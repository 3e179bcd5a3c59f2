package dev.gatehouse.permission.authzen;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A subject or a resource (§5.1, §5.2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntityJson(
        @Nullable String type,
        @Nullable String id,
        @Nullable JsonNode properties) {

    /** The type of subjects that have no namespace. */
    static final String PLAIN = "subject_id";

    /** An individual, for answers. */
    static EntityJson of(Subject subject) {
        return switch (subject) {
            case SubjectId(String id) -> new EntityJson(PLAIN, id, null);
            case SubjectSet(String namespace, String object, String _) -> new EntityJson(namespace, object, null);
        };
    }

    static Subject subject(String type, String id) {
        return type.equals(PLAIN) ? new SubjectId(id) : new SubjectSet(type, id, "");
    }

    Subject subject(String path) {
        return subject(type(path), id(path));
    }

    String type(String path) {
        return AccessProblems.require(type, path + ".type");
    }

    String id(String path) {
        return AccessProblems.require(id, path + ".id");
    }
}
