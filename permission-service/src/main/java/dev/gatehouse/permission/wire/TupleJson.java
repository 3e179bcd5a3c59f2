package dev.gatehouse.permission.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoredTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A relation tuple as JSON, in bodies and in answers. {@code null} is read as absent and never written. Unknown members are
 * ignored, since clients of later contracts send some; the terms are additions that a client without them never sees.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"namespace", "object", "relation", "subject_id", "subject_set", "expires_at", "condition"})
public record TupleJson(
        @Nullable String namespace,
        @Nullable String object,
        @Nullable String relation,

        @JsonProperty("subject_id") @Nullable String subjectId,

        @JsonProperty("subject_set") @Nullable SubjectSetJson subjectSet,

        @JsonProperty("expires_at") @Nullable String expiresAt,
        @Nullable ConditionJson condition) {

    /** What of a tuple is read. */
    public static final Set<String> MEMBERS =
            Set.of("namespace", "object", "relation", "subject_id", "subject_set", "expires_at", "condition");

    // What a column takes and RFC 3339 can write.
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** For answers. */
    public static TupleJson of(RelationTuple tuple) {
        return of(StoredTuple.of(tuple));
    }

    /** For answers about what is stored. */
    public static TupleJson of(StoredTuple stored) {
        RelationTuple tuple = stored.tuple();
        @Nullable Instant expiry = stored.terms().expiresAt();
        TupleTerms.@Nullable Condition condition = stored.terms().condition();
        return new TupleJson(
                tuple.namespace(),
                tuple.object(),
                tuple.relation(),
                tuple.subject() instanceof SubjectId(String id) ? id : null,
                tuple.subject() instanceof SubjectSet set ? SubjectSetJson.of(set) : null,
                expiry == null ? null : expiry.toString(),
                condition == null ? null : ConditionJson.of(condition));
    }

    /** The tuple meant, with empty text for what is missing; it has exactly one subject. */
    public RelationTuple tuple(Place place) {
        return new RelationTuple(
                SubjectSetJson.orEmpty(namespace),
                SubjectSetJson.orEmpty(object),
                SubjectSetJson.orEmpty(relation),
                subject(place));
    }

    /** The tuple meant with its terms. */
    public StoredTuple stored(Place place) {
        RelationTuple tuple = tuple(place);
        if (expiresAt == null && condition == null) {
            return StoredTuple.of(tuple);
        }
        return new StoredTuple(
                tuple,
                new TupleTerms(
                        expiresAt == null ? null : expiry(expiresAt, place),
                        condition == null ? null : condition.condition(place)));
    }

    private static Instant expiry(String text, Place place) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(FIRST) && instant.isBefore(END)) {
                // As exact as it is kept, so that what is written again is found unchanged.
                return instant.truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException malformed) {
            // Refused below like a year that no column takes.
        }
        throw place.tupleField(PermissionProblems.badTime("expires_at", text), "expires_at");
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
