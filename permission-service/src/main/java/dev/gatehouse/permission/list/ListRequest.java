package dev.gatehouse.permission.list;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.wire.ContextJson;
import dev.gatehouse.permission.wire.SubjectSetJson;
import dev.gatehouse.permission.wire.TupleJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of a question for a list: a tuple without what is asked for.
 *
 * @param context values for conditions
 */
record ListRequest(
        @Nullable String namespace,
        @Nullable String object,
        @Nullable String relation,

        @JsonProperty("subject_id") @Nullable String subjectId,

        @JsonProperty("subject_set") @Nullable SubjectSetJson subjectSet,

        @JsonProperty("subject_namespace") @Nullable String subjectNamespace,

        @JsonProperty("subject_relation") @Nullable String subjectRelation,

        @Nullable JsonNode context) {

    ObjectQuestion objects() {
        if (namespace == null || relation == null) {
            throw PermissionProblems.incompleteObjects().exception();
        }
        TupleJson tuple = new TupleJson(namespace, "", relation, subjectId, subjectSet, null, null);
        return new ObjectQuestion(namespace, relation, tuple.tuple(Place.ONLY).subject());
    }

    SubjectQuestion subjects() {
        if (namespace == null || object == null || relation == null) {
            throw PermissionProblems.incompleteSet().exception();
        }
        return new SubjectQuestion(
                new SubjectSet(namespace, object, relation),
                subjectNamespace,
                subjectRelation == null ? "" : subjectRelation);
    }

    Map<String, Object> values() {
        return ContextJson.read(context);
    }
}
