package dev.gatehouse.permission.database;

import dev.gatehouse.permission.tuple.BoundedText;
import dev.gatehouse.permission.tuple.JdbcTupleTerms;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.tenant.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Walks {@code permission.relation_tuples} by its primary key, and backwards by the index of subjects. {@code OFFSET 0} keeps
 * PostgreSQL to one index search for each node: with figures from a nearly empty table it would choose to read the whole table
 * instead.
 */
@Repository
class JdbcEdgeStore implements EdgeStore {

    private static final String REVISION =
            "SELECT coalesce((SELECT revision FROM permission.heads WHERE project_id = :project), 0) AS revision";

    private static final String TERMS = "expires_at, condition_name, condition_context";

    private static final String SUBJECT =
            "subject_is_set AS is_set, subject_namespace AS namespace, subject_object AS object, subject_relation AS relation,"
                    + " whole_subject_object AS whole, " + TERMS;

    private static final String SET = "true AS is_set, namespace, object, relation, whole_object AS whole, " + TERMS;

    private static final String ASKED = """
            asked AS MATERIALIZED (
                SELECT * FROM unnest(:isSets, :namespaces, :objects, :relations)
                    WITH ORDINALITY AS asked (is_set, namespace, object, relation, place)
            )
            """;

    private static final String OF_ASKED_SET = """
            tuple.project_id = :project
            AND tuple.namespace = asked.namespace
            AND tuple.object = asked.object
            AND tuple.relation = asked.relation
            """;

    // Where a set has the subject without any terms, nothing else about the set matters.
    private static final String LEVEL = """
            WITH head AS MATERIALIZED (%1$s), %2$s, direct AS MATERIALIZED (
                SELECT asked.place, hit.*
                  FROM asked CROSS JOIN LATERAL (
                    SELECT %3$s
                      FROM permission.relation_tuples AS tuple
                     WHERE %4$s
                       AND tuple.subject_is_set = :subjectIsSet
                       AND tuple.subject_namespace = :subjectNamespace
                       AND tuple.subject_object = :subjectObject
                       AND tuple.subject_relation = :subjectRelation
                    OFFSET 0) AS hit
                 WHERE :withSubject AND asked.place <= :sets
            ), following AS MATERIALIZED (
                SELECT * FROM asked
                 WHERE NOT EXISTS (
                    SELECT FROM direct
                     WHERE direct.place = asked.place
                       AND direct.expires_at IS NULL AND direct.condition_name IS NULL)
            ), further AS (
                SELECT asked.place, member.*
                  FROM following AS asked CROSS JOIN LATERAL (
                    SELECT %3$s
                      FROM permission.relation_tuples AS tuple
                     WHERE %4$s
                       AND tuple.subject_is_set
                       AND (asked.place > :sets OR tuple.subject_relation <> '')
                    OFFSET 0) AS member
                 LIMIT :rows
            )
            SELECT head.revision, found.*
              FROM head LEFT JOIN (
                SELECT true AS direct, * FROM direct UNION ALL SELECT false AS direct, * FROM further) AS found ON true
            """.formatted(REVISION, ASKED, SUBJECT, OF_ASKED_SET);

    private static final String SUBJECTS = """
            WITH head AS MATERIALIZED (%1$s), %2$s
            SELECT head.revision, found.*
              FROM head LEFT JOIN (
                SELECT asked.place, member.*
                  FROM asked CROSS JOIN LATERAL (
                    SELECT %3$s
                      FROM permission.relation_tuples AS tuple
                     WHERE %4$s
                    OFFSET 0) AS member
                 LIMIT :rows) AS found ON true
            """.formatted(REVISION, ASKED, SUBJECT, OF_ASKED_SET);

    // The names of an object are few and its tuples may be many, so each name is sought behind the one before.
    private static final String HOLDERS = """
            WITH head AS MATERIALIZED (%1$s), %2$s, held AS (
                SELECT asked.place, holder.*
                  FROM asked CROSS JOIN LATERAL (
                    SELECT %3$s
                      FROM permission.relation_tuples AS tuple
                     WHERE tuple.project_id = :project
                       AND tuple.subject_is_set = asked.is_set
                       AND tuple.subject_namespace = asked.namespace
                       AND tuple.subject_object = asked.object
                       AND tuple.subject_relation = asked.relation
                    OFFSET 0) AS holder
                 LIMIT :rows
            ), named AS (
                SELECT asked.place, asked.is_set, asked.namespace, asked.object, names.relation
                  FROM asked CROSS JOIN LATERAL (
                    WITH RECURSIVE step (relation) AS (
                        (SELECT relation FROM permission.relation_tuples
                          WHERE project_id = :project AND namespace = asked.namespace AND object = asked.object
                          ORDER BY relation LIMIT 1)
                        UNION ALL
                        SELECT (SELECT relation FROM permission.relation_tuples
                                 WHERE project_id = :project AND namespace = asked.namespace AND object = asked.object
                                   AND relation > step.relation
                                 ORDER BY relation LIMIT 1)
                          FROM step WHERE step.relation IS NOT NULL
                    ), subject_step (relation) AS (
                        (SELECT subject_relation FROM permission.relation_tuples
                          WHERE project_id = :project AND subject_is_set = asked.is_set
                            AND subject_namespace = asked.namespace AND subject_object = asked.object
                          ORDER BY subject_relation LIMIT 1)
                        UNION ALL
                        SELECT (SELECT subject_relation FROM permission.relation_tuples
                                 WHERE project_id = :project AND subject_is_set = asked.is_set
                                   AND subject_namespace = asked.namespace AND subject_object = asked.object
                                   AND subject_relation > subject_step.relation
                                 ORDER BY subject_relation LIMIT 1)
                          FROM subject_step WHERE subject_step.relation IS NOT NULL
                    )
                    SELECT relation FROM step WHERE asked.is_set AND relation IS NOT NULL
                    UNION
                    SELECT relation FROM subject_step WHERE relation IS NOT NULL) AS names
            )
            SELECT head.revision, found.*
              FROM head LEFT JOIN (
                SELECT false AS name, * FROM held
                UNION ALL
                SELECT true AS name, place, is_set, namespace, object, relation, NULL, NULL, NULL, NULL FROM named) AS found
                ON true
            """.formatted(REVISION, ASKED, SET);

    private static final String OBJECTS = """
            WITH head AS MATERIALIZED (%s)
            SELECT head.revision, found.name
              FROM head LEFT JOIN (
                SELECT coalesce(whole_object, object) AS name
                  FROM permission.relation_tuples
                 WHERE project_id = :project AND namespace = :namespace
                UNION
                SELECT coalesce(whole_subject_object, subject_object)
                  FROM permission.relation_tuples
                 WHERE project_id = :project AND subject_is_set AND subject_namespace = :namespace
                 LIMIT :rows) AS found ON true
            """.formatted(REVISION);

    private final JdbcClient jdbc;

    JdbcEdgeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long revision(ProjectId project) {
        return jdbc.sql(REVISION)
                .param("project", project.value())
                .query(Long.class)
                .single();
    }

    @Override
    public Level level(
            ProjectId project,
            List<SubjectSet> sets,
            List<SubjectSet> traversed,
            @Nullable Subject subject,
            Bounds bounds) {
        StatementSpec statement =
                statement(LEVEL, project, bounds).param("sets", sets.size()).param("withSubject", subject != null);
        bindAsked(statement, Stream.concat(sets.stream(), traversed.stream()).toList());
        bindSubject(statement, subject == null ? new SubjectId("") : subject);
        return statement.query((ResultSetExtractor<Level>) JdbcEdgeStore::level);
    }

    @Override
    public Edges subjects(ProjectId project, List<SubjectSet> sets, Bounds bounds) {
        StatementSpec statement = statement(SUBJECTS, project, bounds);
        bindAsked(statement, sets);
        return statement.query((ResultSetExtractor<Edges>) rows -> {
            long revision = 0;
            List<Edge> edges = new ArrayList<>();
            while (rows.next()) {
                revision = rows.getLong("revision");
                addEdge(rows, edges);
            }
            return new Edges(revision, edges);
        });
    }

    @Override
    public Holders holders(ProjectId project, List<Subject> subjects, Bounds bounds) {
        StatementSpec statement = statement(HOLDERS, project, bounds);
        bindAsked(statement, subjects);
        return statement.query((ResultSetExtractor<Holders>) rows -> {
            long revision = 0;
            List<Edge> edges = new ArrayList<>();
            List<Name> names = new ArrayList<>();
            while (rows.next()) {
                revision = rows.getLong("revision");
                if (rows.getBoolean("name")) {
                    names.add(new Name(rows.getInt("place") - 1, rows.getString("relation")));
                } else {
                    addEdge(rows, edges);
                }
            }
            return new Holders(revision, edges, names);
        });
    }

    @Override
    public Objects objects(ProjectId project, String namespace, Bounds bounds) {
        return statement(OBJECTS, project, bounds).param("namespace", namespace).query((ResultSetExtractor<Objects>)
                rows -> {
                    long revision = 0;
                    Set<String> names = new LinkedHashSet<>();
                    while (rows.next()) {
                        revision = rows.getLong("revision");
                        String name = rows.getString("name");
                        if (name != null) {
                            names.add(name);
                        }
                    }
                    return new Objects(revision, names);
                });
    }

    private static Level level(ResultSet rows) throws SQLException {
        long revision = 0;
        List<Edge> direct = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        while (rows.next()) {
            revision = rows.getLong("revision");
            addEdge(rows, rows.getBoolean("direct") ? direct : edges);
        }
        return new Level(revision, direct, edges);
    }

    private static void addEdge(ResultSet row, List<Edge> into) throws SQLException {
        String namespace = row.getString("namespace");
        if (namespace == null) {
            // The row that carries the revision where nothing was found.
            return;
        }
        String whole = row.getString("whole");
        String object = whole == null ? row.getString("object") : whole;
        Subject end = row.getBoolean("is_set")
                ? new SubjectSet(namespace, object, row.getString("relation"))
                : new SubjectId(object);
        into.add(new Edge(row.getInt("place") - 1, end, JdbcTupleTerms.read(row)));
    }

    private StatementSpec statement(String sql, ProjectId project, Bounds bounds) {
        int seconds =
                Math.toIntExact(Math.max(1, bounds.patience().plusMillis(999).toSeconds()));
        return jdbc.sql(sql)
                .withQueryTimeout(seconds)
                .param("project", project.value())
                .param("rows", bounds.rows());
    }

    /** A subject as the columns in which it stands. */
    private record Columns(boolean isSet, String namespace, String object, String relation) {

        static Columns of(Subject subject) {
            return switch (subject) {
                case SubjectId(String id) ->
                    new Columns(false, "", BoundedText.of(id).key(), "");
                case SubjectSet(String namespace, String object, String relation) ->
                    new Columns(true, namespace, BoundedText.of(object).key(), relation);
            };
        }
    }

    private static void bindAsked(StatementSpec statement, List<? extends Subject> asked) {
        List<Columns> columns = asked.stream().map(Columns::of).toList();
        statement
                .param("isSets", array("boolean", columns, Columns::isSet))
                .param("namespaces", array("text", columns, Columns::namespace))
                .param("objects", array("text", columns, Columns::object))
                .param("relations", array("text", columns, Columns::relation));
    }

    private static void bindSubject(StatementSpec statement, Subject subject) {
        Columns columns = Columns.of(subject);
        statement
                .param("subjectIsSet", columns.isSet)
                .param("subjectNamespace", columns.namespace)
                .param("subjectObject", columns.object)
                .param("subjectRelation", columns.relation);
    }

    private static SqlArrayValue array(String type, List<Columns> rows, Function<Columns, Object> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }
}
