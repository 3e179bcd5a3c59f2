package dev.gatehouse.permission.wire;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.SubjectId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query as JSON; what is absent does not narrow.
 *
 * @param unknown members that narrow nothing
 */
public record QueryJson(
        @Nullable String namespace,
        @Nullable String object,
        @Nullable String relation,

        @JsonProperty("subject_id") @Nullable String subjectId,

        @JsonProperty("subject_set") @Nullable SubjectSetJson subjectSet,

        @JsonAnySetter @Nullable Map<String, Object> unknown) {

    /** The name of a member that narrows nothing, as when it was misspelled; null when there is none. */
    public @Nullable String unknownMember() {
        return unknown == null || unknown.isEmpty()
                ? null
                : unknown.keySet().iterator().next();
    }

    /** The tuples meant. */
    public RelationQuery query() {
        if (subjectId != null && subjectSet != null) {
            throw PermissionProblems.twoSubjects().exception();
        }
        return new RelationQuery(
                namespace,
                object,
                relation,
                subjectId != null ? new SubjectId(subjectId) : subjectSet != null ? subjectSet.set() : null);
    }
}
