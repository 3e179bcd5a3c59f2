package dev.gatehouse.permission.tuple;

/** The statements of {@link JdbcTupleStore}. Every one is for a single project. */
final class TupleSql {

    static final String ADVANCE = """
            INSERT INTO permission.heads AS head (project_id, revision) VALUES (:project, 1)
            ON CONFLICT ON CONSTRAINT heads_pkey DO UPDATE SET revision = head.revision + 1
            RETURNING revision
            """;

    // Deletions first, since a tuple that gets other terms is deleted and inserted.
    private static final String LOG = """
            , logged AS (
                INSERT INTO permission.changes (project_id, revision, ordinal, action, recorded_at, %1$s)
                SELECT :project, :revision, row_number() OVER (ORDER BY change.action), change.action, :now, %1$s
                  FROM (%2$s) AS change
            )
            """;

    // All parts see the state before the statement, so the caller makes insertions and deletions disjoint. OFFSET 0
    // keeps
    // PostgreSQL to one search by key for each tuple: it does not know how few they are, and would read the whole
    // table.
    static final String WRITE = """
            WITH given AS MATERIALIZED (
                SELECT * FROM %3$s AS given (%1$s)
            ), outdated AS MATERIALIZED (
                SELECT before.* FROM given CROSS JOIN LATERAL (
                    SELECT %6$s FROM permission.relation_tuples AS tuple
                     WHERE tuple.project_id = :project AND (%7$s) = (%8$s) AND (%9$s) IS DISTINCT FROM (%10$s)
                    OFFSET 0) AS before
            ), inserted AS (
                INSERT INTO permission.relation_tuples AS tuple (project_id, %1$s)
                SELECT :project, %1$s FROM given
                ON CONFLICT ON CONSTRAINT relation_tuples_pkey DO UPDATE
                   SET (%5$s) = ROW (%11$s) WHERE (%9$s) IS DISTINCT FROM (%11$s)
                RETURNING %1$s
            ), deleted AS (
                DELETE FROM permission.relation_tuples AS tuple
                 WHERE project_id = :project
                   AND (%2$s) IN (SELECT %2$s FROM %4$s AS old (%1$s))
                RETURNING %1$s
            )
            """.formatted(
                            TupleColumns.ALL,
                            TupleColumns.KEY,
                            TupleColumns.unnest("insert"),
                            TupleColumns.unnest("delete"),
                            TupleColumns.TERMS,
                            TupleColumns.all("tuple"),
                            TupleColumns.qualified("tuple", TupleColumns.KEY),
                            TupleColumns.qualified("given", TupleColumns.KEY),
                            TupleColumns.qualified("tuple", TupleColumns.TERMS),
                            TupleColumns.qualified("given", TupleColumns.TERMS),
                            TupleColumns.qualified("excluded", TupleColumns.TERMS))
            + LOG.formatted(TupleColumns.ALL, """
                    SELECT 'delete' AS action, * FROM outdated
                     UNION ALL SELECT 'delete' AS action, * FROM deleted
                     UNION ALL SELECT 'insert' AS action, * FROM inserted""")
            + """
            SELECT (SELECT count(*) FROM inserted) - (SELECT count(*) FROM outdated) AS inserted,
                   (SELECT count(*) FROM outdated) AS updated,
                   (SELECT count(*) FROM deleted) AS deleted
            """;

    static final String DELETE = """
            WITH deleted AS (
                DELETE FROM permission.relation_tuples
                 WHERE project_id = :project %%s
                RETURNING %s
            )
            """.formatted(TupleColumns.ALL)
            + LOG.formatted(TupleColumns.ALL, "SELECT 'delete' AS action, * FROM deleted")
            + "SELECT 0 AS inserted, 0 AS updated, count(*) AS deleted FROM deleted";

    /** The condition by which {@link #DELETE} takes what has expired, oldest first. */
    static final String EXPIRED = """
            AND (%1$s) IN (
                SELECT %1$s FROM permission.relation_tuples
                 WHERE project_id = :project AND expires_at <= :expired ORDER BY expires_at LIMIT :most)
            """.formatted(TupleColumns.KEY);

    private static final String THERE = "(expires_at IS NULL OR expires_at > :now)";

    static final String EXISTS = """
            SELECT EXISTS (SELECT FROM permission.relation_tuples WHERE project_id = :project AND %s %%s)
            """.formatted(THERE);

    static final String PRESENT = """
            SELECT found.* FROM %s AS asked (%s) CROSS JOIN LATERAL (
                SELECT %s FROM permission.relation_tuples AS tuple
                 WHERE tuple.project_id = :project AND (%s) = (%s) AND %s
                OFFSET 0) AS found
            """.formatted(
                    TupleColumns.unnest("asked"),
                    TupleColumns.ALL,
                    TupleColumns.all("tuple"),
                    TupleColumns.qualified("tuple", TupleColumns.KEY),
                    TupleColumns.qualified("asked", TupleColumns.KEY),
                    THERE.replace("expires_at", "tuple.expires_at"));

    static final String HEAD = """
            SELECT coalesce(max(revision), 0) AS revision, coalesce(max(trimmed_to), 0) AS trimmed_to
              FROM permission.heads WHERE project_id = :project
            """;

    static final String REVISION =
            "SELECT coalesce(max(revision), 0) FROM permission.heads WHERE project_id = :project";

    static final String EXPORT = """
            SELECT %s FROM permission.relation_tuples WHERE project_id = :project AND %s %%s ORDER BY %%s
            """.formatted(TupleColumns.ALL, THERE);

    // One statement sees one state, so the revision is that of the tuples; it comes with no tuple when there are none.
    static final String LIST = """
            SELECT head.revision, found.*
              FROM (%s) AS head
              LEFT JOIN LATERAL (
                SELECT %s
                  FROM permission.relation_tuples
                 WHERE project_id = :project AND %s %%1$s
                 ORDER BY %%2$s
                 LIMIT :size) AS found ON true
             ORDER BY %%2$s
            """.formatted(HEAD, TupleColumns.ALL, THERE);

    // The first change behind the revision tells how a tuple was before: not there if it was inserted, and if it was
    // deleted
    // as the log kept it.
    static final String LIST_AT = """
            WITH undone AS MATERIALIZED (
                SELECT DISTINCT ON (%1$s) %2$s, action
                  FROM permission.changes
                 WHERE project_id = :project AND revision > :revision %%1$s
                 ORDER BY %1$s, revision, ordinal
            )
            SELECT head.revision, head.trimmed_to, found.*
              FROM (%3$s) AS head
              LEFT JOIN LATERAL (
                SELECT %2$s FROM (
                    SELECT %2$s FROM permission.relation_tuples AS tuple
                     WHERE project_id = :project %%1$s
                       AND NOT EXISTS (SELECT FROM undone WHERE (%4$s) = (%5$s))
                     UNION ALL SELECT %2$s FROM undone WHERE action = 'delete') AS state
                 WHERE %6$s
                 ORDER BY %%2$s
                 LIMIT :size) AS found ON true
             ORDER BY %%2$s
            """.formatted(
                    TupleColumns.KEY,
                    TupleColumns.ALL,
                    HEAD,
                    TupleColumns.qualified("undone", TupleColumns.KEY),
                    TupleColumns.qualified("tuple", TupleColumns.KEY),
                    THERE);

    private TupleSql() {}
}
