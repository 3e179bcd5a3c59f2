package dev.gatehouse.permission.tuple;

import dev.gatehouse.platform.tenant.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps tuples in {@code permission.relation_tuples}, and what happened to them in {@code permission.changes}. */
@Repository
class JdbcTupleStore implements TupleStore {

    private static final String ADVANCE = """
            INSERT INTO permission.heads AS head (project_id, revision) VALUES (:project, 1)
            ON CONFLICT ON CONSTRAINT heads_pkey DO UPDATE SET revision = head.revision + 1
            RETURNING revision
            """;

    private static final String LOG = """
            , logged AS (
                INSERT INTO permission.changes (project_id, revision, ordinal, action, recorded_at, %1$s)
                SELECT :project, :revision, row_number() OVER (), change.action, :now, %1$s
                  FROM (%2$s) AS change
            )
            """;

    // Both parts see the state before the statement, so the caller makes them disjoint.
    private static final String WRITE = """
            WITH inserted AS (
                INSERT INTO permission.relation_tuples (project_id, %1$s)
                SELECT :project, new.* FROM %3$s AS new
                ON CONFLICT ON CONSTRAINT relation_tuples_pkey DO NOTHING
                RETURNING %1$s
            ), deleted AS (
                DELETE FROM permission.relation_tuples AS tuple
                 WHERE project_id = :project
                   AND (%2$s) IN (SELECT %2$s FROM %4$s AS old (%1$s))
                RETURNING %1$s
            )
            """.formatted(
                    TupleColumns.ALL, TupleColumns.KEY, TupleColumns.unnest("insert"), TupleColumns.unnest("delete"))
            + LOG.formatted(
                    TupleColumns.ALL,
                    "SELECT 'insert' AS action, * FROM inserted UNION ALL SELECT 'delete' AS action, * FROM deleted")
            + "SELECT (SELECT count(*) FROM inserted) AS inserted, (SELECT count(*) FROM deleted) AS deleted";

    private static final String DELETE = """
            WITH deleted AS (
                DELETE FROM permission.relation_tuples
                 WHERE project_id = :project %%s
                RETURNING %s
            )
            """.formatted(TupleColumns.ALL)
            + LOG.formatted(TupleColumns.ALL, "SELECT 'delete' AS action, * FROM deleted")
            + "SELECT 0 AS inserted, count(*) AS deleted FROM deleted";

    // One statement sees one state, so the revision is that of the tuples; it comes with no tuple when there are none.
    private static final String LIST = """
            SELECT head.revision, found.*
              FROM (SELECT coalesce((SELECT revision FROM permission.heads WHERE project_id = :project), 0) AS revision) AS head
              LEFT JOIN LATERAL (
                SELECT %s
                  FROM permission.relation_tuples
                 WHERE project_id = :project %%1$s
                 ORDER BY %%2$s
                 LIMIT :size) AS found ON true
             ORDER BY %%2$s
            """.formatted(TupleColumns.ALL);

    private final JdbcClient jdbc;

    JdbcTupleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long advance(ProjectId project) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Outside a transaction nobody would wait for the revision.");
        }
        return jdbc.sql(ADVANCE)
                .param("project", project.value())
                .query(Long.class)
                .single();
    }

    @Override
    public WrittenTuples write(
            ProjectId project, long revision, Set<RelationTuple> inserts, Set<RelationTuple> deletes, Instant now) {
        JdbcClient.StatementSpec statement = jdbc.sql(WRITE)
                .param("project", project.value())
                .param("revision", revision)
                .param("now", now.atOffset(ZoneOffset.UTC));
        TupleColumns.bind(statement, "insert", inserts);
        TupleColumns.bind(statement, "delete", deletes);
        return statement.query((row, _) -> written(row, revision)).single();
    }

    @Override
    public WrittenTuples delete(ProjectId project, long revision, RelationQuery query, Instant now) {
        SqlFilter filter = SqlFilter.of(query);
        return jdbc.sql(DELETE.formatted(filter.conditions()))
                .param("project", project.value())
                .param("revision", revision)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .params(filter.parameters())
                .query((row, _) -> written(row, revision))
                .single();
    }

    @Override
    public TuplePage list(ProjectId project, RelationQuery query, @Nullable TuplePosition after, int size) {
        SqlFilter filter =
                after == null ? SqlFilter.of(query) : SqlFilter.of(query).behind(after);
        // One more than asked for tells whether there is a next page without a page that turns out empty.
        return jdbc.sql(LIST.formatted(filter.conditions(), filter.order()))
                .param("project", project.value())
                .param("size", size + 1)
                .params(filter.parameters())
                .query((ResultSetExtractor<TuplePage>) rows -> page(rows, size));
    }

    private static TuplePage page(ResultSet rows, int size) throws SQLException {
        List<TupleColumns> found = new ArrayList<>();
        long revision = 0;
        while (rows.next()) {
            revision = rows.getLong("revision");
            if (rows.getString("namespace") != null) {
                found.add(TupleColumns.read(rows));
            }
        }
        List<TupleColumns> page = found.size() > size ? found.subList(0, size) : found;
        return new TuplePage(
                page.stream().map(TupleColumns::tuple).toList(),
                found.size() > size ? page.getLast().position() : null,
                revision);
    }

    private static WrittenTuples written(ResultSet row, long revision) throws SQLException {
        return new WrittenTuples(revision, row.getInt("inserted"), row.getInt("deleted"));
    }
}
