package dev.gatehouse.permission.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a query, behind that on the project, and the order of what it finds.
 *
 * <p>Order and position leave out the columns that the query fixes. Together they are still the order of the primary key, but
 * PostgreSQL can begin reading at the position: a comparison that repeats a fixed column would make it read every page anew
 * from the beginning. With the subject fixed what remains is the order of the reverse index.
 *
 * @param fixed the columns with the value that the query gives them
 * @param position where to begin; null for the beginning
 */
record SqlFilter(Map<String, Object> fixed, @Nullable TuplePosition position) {

    private static final String POSITION = "behind_";

    static SqlFilter of(RelationQuery query) {
        Map<String, Object> fixed = new LinkedHashMap<>();
        fix(fixed, "namespace", query.namespace());
        fix(fixed, "object", query.object() == null ? null : bounded(query.object()));
        fix(fixed, "relation", query.relation());
        switch (query.subject()) {
            case null -> {}
            case SubjectId(String id) -> fixSubject(fixed, false, "", id, "");
            case SubjectSet(String namespace, String object, String relation) ->
                fixSubject(fixed, true, namespace, object, relation);
        }
        return new SqlFilter(fixed, null);
    }

    SqlFilter behind(TuplePosition position) {
        return new SqlFilter(fixed, position);
    }

    String conditions() {
        StringBuilder conditions = new StringBuilder();
        fixed.keySet()
                .forEach(column -> conditions
                        .append("AND ")
                        .append(column)
                        .append(" = :")
                        .append(column)
                        .append(' '));
        if (position != null) {
            conditions.append(free().stream()
                    .map(column -> ":" + POSITION + column)
                    .collect(Collectors.joining(", ", "AND (" + order() + ") > (", ")")));
        }
        return conditions.toString();
    }

    String order() {
        return String.join(", ", free());
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>(fixed);
        if (position != null) {
            for (String column : free()) {
                String value = position.key().get(TupleColumns.IDENTITY.indexOf(column));
                parameters.put(POSITION + column, column.equals("subject_is_set") ? Boolean.valueOf(value) : value);
            }
        }
        return parameters;
    }

    // A query that fixes everything finds one tuple at most, and any order will do.
    private List<String> free() {
        List<String> free = TupleColumns.IDENTITY.stream()
                .filter(column -> !fixed.containsKey(column))
                .toList();
        return free.isEmpty() ? TupleColumns.IDENTITY : free;
    }

    private static void fixSubject(
            Map<String, Object> fixed, boolean isSet, String namespace, String object, String relation) {
        fixed.put("subject_is_set", isSet);
        fixed.put("subject_namespace", namespace);
        fixed.put("subject_object", bounded(object));
        fixed.put("subject_relation", relation);
    }

    private static void fix(Map<String, Object> fixed, String column, @Nullable String value) {
        if (value != null) {
            fixed.put(column, value);
        }
    }

    private static String bounded(String name) {
        return BoundedText.of(name).key();
    }
}
