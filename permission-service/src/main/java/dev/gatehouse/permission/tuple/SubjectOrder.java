package dev.gatehouse.permission.tuple;

import java.util.Comparator;

/**
 * The order of subjects in answers: individuals without a namespace, then sets by namespace, object and relation, each in the
 * order of code points.
 */
public final class SubjectOrder {

    /** The order of names: by code points, which is also that of their bytes in UTF-8. */
    public static final Comparator<String> NAMES = SubjectOrder::compareNames;

    /** The order of sets. */
    public static final Comparator<SubjectSet> SETS = Comparator.comparing(SubjectSet::namespace, NAMES)
            .thenComparing(SubjectSet::object, NAMES)
            .thenComparing(SubjectSet::relation, NAMES);

    /** The order of subjects. */
    public static final Comparator<Subject> SUBJECTS = SubjectOrder::compareSubjects;

    private SubjectOrder() {}

    private static int compareSubjects(Subject left, Subject right) {
        return switch (left) {
            case SubjectId(String id) ->
                switch (right) {
                    case SubjectId(String other) -> compareNames(id, other);
                    case SubjectSet _ -> -1;
                };
            case SubjectSet set ->
                switch (right) {
                    case SubjectId _ -> 1;
                    case SubjectSet other -> SETS.compare(set, other);
                };
        };
    }

    // As String.compareTo, but for surrogates, which stand for code points above all others.
    private static int compareNames(String left, String right) {
        int end = Math.min(left.length(), right.length());
        for (int at = 0; at < end; at++) {
            char a = left.charAt(at);
            char b = right.charAt(at);
            if (a != b) {
                boolean high = Character.isSurrogate(a);
                return high == Character.isSurrogate(b) ? Character.compare(a, b) : high ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
