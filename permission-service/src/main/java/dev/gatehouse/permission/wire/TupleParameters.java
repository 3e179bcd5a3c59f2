package dev.gatehouse.permission.wire;

import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.web.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Relation tuples, sets and queries as parameters of a URL. What counts is that a parameter is there, not that it has text. */
public final class TupleParameters {

    private static final String NAMESPACE = "namespace";
    private static final String OBJECT = "object";
    private static final String RELATION = "relation";
    private static final String SUBJECT_ID = "subject_id";
    private static final String SET_NAMESPACE = "subject_set.namespace";
    private static final String SET_OBJECT = "subject_set.object";
    private static final String SET_RELATION = "subject_set.relation";

    /** Everything that can narrow a query. */
    public static final List<String> FILTERS =
            List.of(NAMESPACE, OBJECT, RELATION, SUBJECT_ID, SET_NAMESPACE, SET_OBJECT, SET_RELATION);

    private static final String DEPTH = "max-depth";
    private static final String INVALID = "invalid syntax";

    private TupleParameters() {}

    /** The tuples that are meant; what is not given does not narrow. */
    public static RelationQuery query(QueryParameters parameters) {
        return new RelationQuery(
                parameters.find(NAMESPACE).orElse(null),
                parameters.find(OBJECT).orElse(null),
                parameters.find(RELATION).orElse(null),
                subject(parameters).orElse(null));
    }

    /** One whole tuple. A missing subject is named before any other missing part. */
    public static RelationTuple tuple(QueryParameters parameters) {
        Subject subject = subject(parameters)
                .orElseThrow(() -> PermissionProblems.noSubject().exception());
        SubjectSet set = set(parameters, PermissionProblems.incompleteTuple());
        return new RelationTuple(set.namespace(), set.object(), set.relation(), subject);
    }

    /** The subject, without which the question means nothing. */
    public static Subject requireSubject(QueryParameters parameters) {
        return subject(parameters)
                .orElseThrow(() -> PermissionProblems.noSubject().exception());
    }

    /** One whole set. */
    public static SubjectSet set(QueryParameters parameters) {
        return set(parameters, PermissionProblems.incompleteSet());
    }

    /** {@code max-depth}; null when not given. */
    public static @Nullable Long depth(QueryParameters parameters) {
        Optional<String> sent = parameters.find(DEPTH);
        return sent.isEmpty() ? null : (Long) number(sent.get(), PermissionProblems::badDepth);
    }

    /** {@code page_size}; nothing or 0 is the default. */
    public static int pageSize(QueryParameters parameters, int usual, int most) {
        Optional<String> sent = parameters.find("page_size");
        if (sent.isEmpty()) {
            return usual;
        }
        long size = number(sent.get(), PermissionProblems::badPageSize);
        if (size < 0) {
            throw PermissionProblems.badPageSize(sent.get(), "must not be negative")
                    .exception();
        }
        return size == 0 ? usual : Math.toIntExact(Math.min(size, most));
    }

    /** The query of a URL that finds exactly this tuple. */
    public static String encode(RelationTuple tuple) {
        StringBuilder query = new StringBuilder();
        append(query, NAMESPACE, tuple.namespace());
        append(query, OBJECT, tuple.object());
        append(query, RELATION, tuple.relation());
        switch (tuple.subject()) {
            case SubjectId(String id) -> append(query, SUBJECT_ID, id);
            case SubjectSet(String namespace, String object, String relation) -> {
                append(query, SET_NAMESPACE, namespace);
                append(query, SET_OBJECT, object);
                append(query, SET_RELATION, relation);
            }
        }
        return query.toString();
    }

    private static Optional<Subject> subject(QueryParameters parameters) {
        if (parameters.find("subject").isPresent()) {
            throw PermissionProblems.droppedSubject().exception();
        }
        Optional<String> id = parameters.find(SUBJECT_ID);
        Optional<String> namespace = parameters.find(SET_NAMESPACE);
        Optional<String> object = parameters.find(SET_OBJECT);
        Optional<String> relation = parameters.find(SET_RELATION);
        boolean any = namespace.isPresent() || object.isPresent() || relation.isPresent();
        if (id.isPresent() && any) {
            throw PermissionProblems.twoSubjects().exception();
        }
        if (namespace.isPresent() && object.isPresent() && relation.isPresent()) {
            return Optional.of(new SubjectSet(namespace.get(), object.get(), relation.get()));
        }
        if (any) {
            throw PermissionProblems.incompleteSubject().exception();
        }
        return id.map(SubjectId::new);
    }

    private static SubjectSet set(QueryParameters parameters, Problem incomplete) {
        Optional<String> namespace = parameters.find(NAMESPACE);
        Optional<String> object = parameters.find(OBJECT);
        Optional<String> relation = parameters.find(RELATION);
        if (namespace.isEmpty() || object.isEmpty() || relation.isEmpty()) {
            throw incomplete.exception();
        }
        return new SubjectSet(namespace.get(), object.get(), relation.get());
    }

    private static long number(String text, BiFunction<String, String, Problem> refused) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            boolean digits = text.matches("[+-]?[0-9]+");
            throw refused.apply(text, digits ? "value out of range" : INVALID).exception();
        }
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
