package dev.gatehouse.permission.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import org.jspecify.annotations.Nullable;

/**
 * A relation tuple as JSON, in bodies and in answers. {@code null} is read as absent and never written. Unknown members are
 * ignored, since clients of later contracts send some.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"namespace", "object", "relation", "subject_id", "subject_set"})
public record TupleJson(
        @Nullable String namespace,
        @Nullable String object,
        @Nullable String relation,

        @JsonProperty("subject_id") @Nullable String subjectId,

        @JsonProperty("subject_set") @Nullable SubjectSetJson subjectSet) {

    /** For answers. */
    public static TupleJson of(RelationTuple tuple) {
        return switch (tuple.subject()) {
            case SubjectId(String id) -> new TupleJson(tuple.namespace(), tuple.object(), tuple.relation(), id, null);
            case SubjectSet set ->
                new TupleJson(tuple.namespace(), tuple.object(), tuple.relation(), null, SubjectSetJson.of(set));
        };
    }

    /** The tuple meant, with empty text for what is missing; it has exactly one subject. */
    public RelationTuple tuple(Place place) {
        return new RelationTuple(
                SubjectSetJson.orEmpty(namespace),
                SubjectSetJson.orEmpty(object),
                SubjectSetJson.orEmpty(relation),
                subject(place));
    }

    private Subject subject(Place place) {
        if (subjectId != null && subjectSet != null) {
            throw place.tupleField(PermissionProblems.twoSubjects(), "subject_set");
        }
        if (subjectId != null) {
            return new SubjectId(subjectId);
        }
        if (subjectSet != null) {
            return subjectSet.set();
        }
        throw place.tupleField(PermissionProblems.noSubject(), "subject_id");
    }
}
