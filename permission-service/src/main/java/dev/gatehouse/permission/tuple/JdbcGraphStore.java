package dev.gatehouse.permission.tuple;

import dev.gatehouse.platform.tenant.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Walks {@code permission.relation_tuples} by its primary key. {@code OFFSET 0} keeps PostgreSQL to one index search for each
 * set: with figures from a nearly empty table it would choose to read the whole table instead.
 */
@Repository
class JdbcGraphStore implements GraphStore {

    private static final String REVISION =
            "coalesce((SELECT revision FROM permission.heads WHERE project_id = :project), 0) AS revision";

    private static final String LEVEL = """
            WITH asked AS MATERIALIZED (
                SELECT * FROM unnest(:namespaces, :objects, :relations) AS asked (namespace, object, relation)
            ), direct AS MATERIALIZED (
                SELECT EXISTS (
                    SELECT FROM asked CROSS JOIN LATERAL (
                        SELECT FROM permission.relation_tuples AS tuple
                         WHERE tuple.project_id = :project
                           AND tuple.namespace = asked.namespace
                           AND tuple.object = asked.object
                           AND tuple.relation = asked.relation
                           AND tuple.subject_is_set = :subjectIsSet
                           AND tuple.subject_namespace = :subjectNamespace
                           AND tuple.subject_object = :subjectObject
                           AND tuple.subject_relation = :subjectRelation
                        OFFSET 0) AS hit) AS found
            )
            SELECT %s, direct.found, further.*
              FROM direct LEFT JOIN LATERAL (
                SELECT member.*
                  FROM asked CROSS JOIN LATERAL (
                    SELECT subject_namespace, subject_object, subject_relation, whole_subject_object
                      FROM permission.relation_tuples AS tuple
                     WHERE tuple.project_id = :project
                       AND tuple.namespace = asked.namespace
                       AND tuple.object = asked.object
                       AND tuple.relation = asked.relation
                       AND tuple.subject_is_set
                       AND tuple.subject_relation <> ''
                    OFFSET 0) AS member
                 WHERE NOT direct.found
                 LIMIT :rows) AS further ON true
            """.formatted(REVISION);

    private static final String MEMBERS = """
            WITH asked AS MATERIALIZED (
                SELECT * FROM unnest(:namespaces, :objects, :relations) AS asked (namespace, object, relation)
            ), head AS MATERIALIZED (
                SELECT %1$s
            )
            SELECT head.revision, member.*
              FROM head LEFT JOIN LATERAL (
                SELECT found.*
                  FROM asked CROSS JOIN LATERAL (
                    SELECT %2$s
                      FROM permission.relation_tuples AS tuple
                     WHERE tuple.project_id = :project
                       AND tuple.namespace = asked.namespace
                       AND tuple.object = asked.object
                       AND tuple.relation = asked.relation
                     ORDER BY %3$s
                     LIMIT :rows) AS found
                 LIMIT :rows) AS member ON true
            """.formatted(REVISION, TupleColumns.ALL, TupleColumns.KEY);

    private final JdbcClient jdbc;

    JdbcGraphStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Level level(ProjectId project, Collection<SubjectSet> sets, Subject subject, int rows, Duration patience) {
        JdbcClient.StatementSpec statement = jdbc.sql(LEVEL)
                .withQueryTimeout(
                        Math.toIntExact(Math.max(1, patience.plusMillis(999).toSeconds())))
                .param("rows", rows);
        bindSets(statement, project, sets);
        bindSubject(statement, subject);
        return statement.query((ResultSetExtractor<Level>) JdbcGraphStore::level);
    }

    @Override
    public Members members(ProjectId project, Collection<SubjectSet> sets, int rows) {
        JdbcClient.StatementSpec statement = jdbc.sql(MEMBERS).param("rows", rows);
        bindSets(statement, project, sets);
        return statement.query((ResultSetExtractor<Members>) JdbcGraphStore::members);
    }

    private static Level level(ResultSet rows) throws SQLException, DataAccessException {
        long revision = 0;
        boolean found = false;
        List<SubjectSet> next = new ArrayList<>();
        while (rows.next()) {
            revision = rows.getLong("revision");
            found = rows.getBoolean("found");
            String namespace = rows.getString("subject_namespace");
            if (namespace != null) {
                String whole = rows.getString("whole_subject_object");
                next.add(new SubjectSet(
                        namespace,
                        whole == null ? rows.getString("subject_object") : whole,
                        rows.getString("subject_relation")));
            }
        }
        return new Level(revision, found, next);
    }

    private static Members members(ResultSet rows) throws SQLException, DataAccessException {
        long revision = 0;
        List<RelationTuple> tuples = new ArrayList<>();
        while (rows.next()) {
            revision = rows.getLong("revision");
            if (rows.getString("namespace") != null) {
                tuples.add(TupleColumns.read(rows).tuple());
            }
        }
        return new Members(revision, tuples);
    }

    private static void bindSets(JdbcClient.StatementSpec statement, ProjectId project, Collection<SubjectSet> sets) {
        statement
                .param("project", project.value())
                .param("namespaces", texts(sets, SubjectSet::namespace))
                .param(
                        "objects",
                        texts(sets, set -> BoundedText.of(set.object()).key()))
                .param("relations", texts(sets, SubjectSet::relation));
    }

    private static void bindSubject(JdbcClient.StatementSpec statement, Subject subject) {
        switch (subject) {
            case SubjectId(String id) ->
                statement
                        .param("subjectIsSet", false)
                        .param("subjectNamespace", "")
                        .param("subjectObject", BoundedText.of(id).key())
                        .param("subjectRelation", "");
            case SubjectSet(String namespace, String object, String relation) ->
                statement
                        .param("subjectIsSet", true)
                        .param("subjectNamespace", namespace)
                        .param("subjectObject", BoundedText.of(object).key())
                        .param("subjectRelation", relation);
        }
    }

    private static SqlArrayValue texts(Collection<SubjectSet> sets, Function<SubjectSet, String> column) {
        return new SqlArrayValue("text", sets.stream().map(column).toArray());
    }
}
