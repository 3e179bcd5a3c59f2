package dev.gatehouse.permission.tuple;

import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which names may stand in tuples and in questions about them. Objects and individuals have a name of any length that is not
 * empty; a relation may be empty. Names of namespaces and relations are bounded, so that a whole tuple fits into an index.
 */
public final class NameRules {

    private static final int LONGEST_NAMESPACE = 512;
    private static final int LONGEST_RELATION = 256;

    private NameRules() {}

    /** Refuses a tuple with a name that cannot be stored. */
    public static void require(RelationTuple tuple, Place place) {
        require(tuple.set(), "", place);
        requireSubject(tuple.subject(), place);
    }

    /** Refuses a set with a name that cannot be stored. */
    public static void require(SubjectSet set) {
        require(set, "", Place.ONLY);
    }

    /** Refuses a subject with a name that cannot be stored. */
    public static void require(Subject subject) {
        requireSubject(subject, Place.ONLY);
    }

    /** Refuses a query for names that no stored tuple can have: the sender meant something else. */
    public static void require(RelationQuery query) {
        requireShort(query.namespace(), LONGEST_NAMESPACE, "namespace", Place.ONLY);
        requireNamed(query.object(), "object", Place.ONLY);
        requireShort(query.relation(), LONGEST_RELATION, "relation", Place.ONLY);
        if (query.subject() != null) {
            requireSubject(query.subject(), Place.ONLY);
        }
    }

    private static void requireSubject(Subject subject, Place place) {
        switch (subject) {
            case SubjectId(String id) -> requireNamed(id, "subject_id", place);
            case SubjectSet set -> require(set, "subject_set.", place);
        }
    }

    private static void require(SubjectSet set, String path, Place place) {
        requireShort(set.namespace(), LONGEST_NAMESPACE, path + "namespace", place);
        requireNamed(set.object(), path + "object", place);
        requireShort(set.relation(), LONGEST_RELATION, path + "relation", place);
    }

    private static void requireNamed(@Nullable String name, String field, Place place) {
        if (name != null && name.isEmpty()) {
            throw place.tupleField(PermissionProblems.emptyName(field), field);
        }
    }

    private static void requireShort(@Nullable String name, int most, String field, Place place) {
        if (name != null && name.length() > most / 3 && name.getBytes(StandardCharsets.UTF_8).length > most) {
            throw place.tupleField(PermissionProblems.longName(field, most), field);
        }
    }
}
