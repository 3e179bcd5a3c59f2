package dev.gatehouse.permission.tuple;

import dev.gatehouse.permission.tuple.TupleTerms.Condition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * A tuple as it is stored, column by column. The first seven columns are its identity, in the order of the primary key: sets
 * stand behind individuals of the same object and relation, so that a check finds the few sets among many individuals
 * without reading past them.
 */
record TupleColumns(
        String namespace,
        String object,
        String relation,
        boolean subjectIsSet,
        String subjectNamespace,
        String subjectObject,
        String subjectRelation,
        @Nullable String wholeObject,
        @Nullable String wholeSubjectObject,
        TupleTerms terms) {

    /** The names of the columns that are the identity, in the order of the primary key. */
    static final List<String> IDENTITY = List.of(
            "namespace",
            "object",
            "relation",
            "subject_is_set",
            "subject_namespace",
            "subject_object",
            "subject_relation");

    /** The identity, as it stands in statements. */
    static final String KEY = String.join(", ", IDENTITY);

    /** The terms, as they stand in statements. */
    static final String TERMS = "expires_at, condition_name, condition_context";

    /** All columns but the project, as they stand in statements. */
    static final String ALL = KEY + ", whole_object, whole_subject_object, " + TERMS;

    /** The columns of {@link #ALL} of one of several tables. */
    static String all(String table) {
        return qualified(table, ALL);
    }

    /** Some columns of one of several tables. */
    static String qualified(String table, String columns) {
        return table + "." + columns.replace(", ", ", " + table + ".");
    }

    static TupleColumns of(RelationTuple tuple, TupleTerms terms) {
        BoundedText object = BoundedText.of(tuple.object());
        return switch (tuple.subject()) {
            case SubjectId(String id) -> {
                BoundedText subject = BoundedText.of(id);
                yield new TupleColumns(
                        tuple.namespace(),
                        object.key(),
                        tuple.relation(),
                        false,
                        "",
                        subject.key(),
                        "",
                        object.whole(),
                        subject.whole(),
                        terms);
            }
            case SubjectSet(String namespace, String setObject, String relation) -> {
                BoundedText subject = BoundedText.of(setObject);
                yield new TupleColumns(
                        tuple.namespace(),
                        object.key(),
                        tuple.relation(),
                        true,
                        namespace,
                        subject.key(),
                        relation,
                        object.whole(),
                        subject.whole(),
                        terms);
            }
        };
    }

    /** Reads a row that was selected with {@link #ALL}. */
    static TupleColumns read(ResultSet row) throws SQLException {
        return new TupleColumns(
                row.getString("namespace"),
                row.getString("object"),
                row.getString("relation"),
                row.getBoolean("subject_is_set"),
                row.getString("subject_namespace"),
                row.getString("subject_object"),
                row.getString("subject_relation"),
                row.getString("whole_object"),
                row.getString("whole_subject_object"),
                JdbcTupleTerms.read(row));
    }

    StoredTuple stored() {
        return new StoredTuple(tuple(), terms);
    }

    RelationTuple tuple() {
        String name = wholeSubjectObject == null ? subjectObject : wholeSubjectObject;
        return new RelationTuple(
                namespace,
                wholeObject == null ? object : wholeObject,
                relation,
                subjectIsSet ? new SubjectSet(subjectNamespace, name, subjectRelation) : new SubjectId(name));
    }

    TuplePosition position() {
        return new TuplePosition(List.of(
                namespace,
                object,
                relation,
                Boolean.toString(subjectIsSet),
                subjectNamespace,
                subjectObject,
                subjectRelation));
    }

    /** Binds tuples as one array a column, under the names of {@link #unnest} with the same prefix. */
    static StatementSpec bind(StatementSpec statement, String prefix, List<TupleColumns> rows) {
        return statement
                .param(prefix + "_namespace", texts(rows, TupleColumns::namespace))
                .param(prefix + "_object", texts(rows, TupleColumns::object))
                .param(prefix + "_relation", texts(rows, TupleColumns::relation))
                .param(prefix + "_subject_is_set", array("boolean", rows, TupleColumns::subjectIsSet))
                .param(prefix + "_subject_namespace", texts(rows, TupleColumns::subjectNamespace))
                .param(prefix + "_subject_object", texts(rows, TupleColumns::subjectObject))
                .param(prefix + "_subject_relation", texts(rows, TupleColumns::subjectRelation))
                .param(prefix + "_whole_object", texts(rows, TupleColumns::wholeObject))
                .param(prefix + "_whole_subject_object", texts(rows, TupleColumns::wholeSubjectObject))
                .param(prefix + "_expires_at", array("timestamptz", rows, TupleColumns::expiry))
                .param(prefix + "_condition_name", texts(rows, row -> condition(row, Condition::name)))
                .param(prefix + "_condition_context", texts(rows, row -> condition(row, Condition::context)));
    }

    /** The tuples that {@link #bind} bound, as a table with the columns of {@link #ALL}. */
    static String unnest(String prefix) {
        return """
                unnest(:%1$s_namespace, :%1$s_object, :%1$s_relation, :%1$s_subject_is_set, :%1$s_subject_namespace,
                       :%1$s_subject_object, :%1$s_subject_relation, :%1$s_whole_object, :%1$s_whole_subject_object,
                       :%1$s_expires_at, :%1$s_condition_name, :%1$s_condition_context)
                """.formatted(prefix);
    }

    private static @Nullable String expiry(TupleColumns row) {
        Instant expiry = row.terms().expiresAt();
        return expiry == null ? null : expiry.toString();
    }

    private static @Nullable String condition(TupleColumns row, Function<Condition, String> part) {
        Condition condition = row.terms().condition();
        return condition == null ? null : part.apply(condition);
    }

    private static SqlArrayValue texts(List<TupleColumns> rows, Function<TupleColumns, @Nullable Object> column) {
        return array("text", rows, column);
    }

    private static SqlArrayValue array(
            String type, List<TupleColumns> rows, Function<TupleColumns, @Nullable Object> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }
}
