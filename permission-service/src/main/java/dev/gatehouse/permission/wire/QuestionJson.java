package dev.gatehouse.permission.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.RelationTuple;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a check: the tuple that is asked about, and values for the parameters of conditions. */
public record QuestionJson(
        @Nullable String namespace,
        @Nullable String object,
        @Nullable String relation,

        @JsonProperty("subject_id") @Nullable String subjectId,

        @JsonProperty("subject_set") @Nullable SubjectSetJson subjectSet,
        @Nullable JsonNode context) {

    public RelationTuple tuple() {
        return new TupleJson(namespace, object, relation, subjectId, subjectSet, null, null).tuple(Place.ONLY);
    }

    public Map<String, Object> values() {
        return ContextJson.read(context);
    }
}
