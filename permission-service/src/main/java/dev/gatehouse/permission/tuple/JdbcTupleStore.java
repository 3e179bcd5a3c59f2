package dev.gatehouse.permission.tuple;

import dev.gatehouse.platform.tenant.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps tuples in {@code permission.relation_tuples}, and what happened to them in {@code permission.changes}. */
@Repository
class JdbcTupleStore implements TupleStore {

    private static final int FETCHED = 1_000;

    private final JdbcClient jdbc;
    private final RevisionBell bell;

    JdbcTupleStore(JdbcClient jdbc, RevisionBell bell) {
        this.jdbc = jdbc;
        this.bell = bell;
    }

    @Override
    public long advance(ProjectId project) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Outside a transaction nobody would wait for the revision.");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
        return jdbc.sql(TupleSql.ADVANCE)
                .param("project", project.value())
                .query(Long.class)
                .single();
    }

    @Override
    public WrittenTuples write(
            ProjectId project,
            long revision,
            Map<RelationTuple, TupleTerms> inserts,
            Set<RelationTuple> deletes,
            Instant now) {
        JdbcClient.StatementSpec statement = change(TupleSql.WRITE, project, revision, now);
        TupleColumns.bind(
                statement,
                "insert",
                inserts.entrySet().stream()
                        .map(insert -> TupleColumns.of(insert.getKey(), insert.getValue()))
                        .toList());
        TupleColumns.bind(statement, "delete", columns(deletes));
        return statement.query((row, _) -> written(row, revision)).single();
    }

    @Override
    public WrittenTuples delete(ProjectId project, long revision, RelationQuery query, Instant now) {
        SqlFilter filter = SqlFilter.of(query);
        return change(TupleSql.DELETE.formatted(filter.conditions()), project, revision, now)
                .params(filter.parameters())
                .query((row, _) -> written(row, revision))
                .single();
    }

    @Override
    public WrittenTuples deleteExpired(ProjectId project, long revision, Instant expired, int most, Instant now) {
        return change(TupleSql.DELETE.formatted(TupleSql.EXPIRED), project, revision, now)
                .param("expired", time(expired))
                .param("most", most)
                .query((row, _) -> written(row, revision))
                .single();
    }

    @Override
    public boolean exists(ProjectId project, RelationQuery query, Instant now) {
        SqlFilter filter = SqlFilter.of(query);
        return jdbc.sql(TupleSql.EXISTS.formatted(filter.conditions()))
                .param("project", project.value())
                .param("now", time(now))
                .params(filter.parameters())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Set<RelationTuple> present(ProjectId project, Collection<RelationTuple> tuples, Instant now) {
        JdbcClient.StatementSpec statement =
                jdbc.sql(TupleSql.PRESENT).param("project", project.value()).param("now", time(now));
        TupleColumns.bind(statement, "asked", columns(tuples));
        return new HashSet<>(
                statement.query((row, _) -> TupleColumns.read(row).tuple()).list());
    }

    @Override
    public TuplePage list(
            ProjectId project, RelationQuery query, @Nullable TuplePosition after, int size, Instant now) {
        SqlFilter filter = filter(query, after);
        return page(TupleSql.LIST, project, filter, size, now)
                .query((ResultSetExtractor<TuplePage>) rows -> page(rows, size));
    }

    @Override
    public PastTuples listAt(
            ProjectId project,
            long revision,
            RelationQuery query,
            @Nullable TuplePosition after,
            int size,
            Instant now) {
        SqlFilter filter = filter(query, after);
        return page(TupleSql.LIST_AT, project, filter, size, now)
                .param("revision", revision)
                .query((ResultSetExtractor<PastTuples>) rows -> past(rows, size, revision));
    }

    @Override
    public void export(ProjectId project, RelationQuery query, Instant now, TupleSink sink) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Outside a transaction everything would be read before anything is given.");
        }
        sink.begin(jdbc.sql(TupleSql.REVISION)
                .param("project", project.value())
                .query(Long.class)
                .single());
        SqlFilter filter = SqlFilter.of(query);
        jdbc.sql(TupleSql.EXPORT.formatted(filter.conditions(), filter.order()))
                .withFetchSize(FETCHED)
                .param("project", project.value())
                .param("now", time(now))
                .params(filter.parameters())
                .query((RowCallbackHandler)
                        row -> sink.tuple(TupleColumns.read(row).stored()));
    }

    private JdbcClient.StatementSpec change(String statement, ProjectId project, long revision, Instant now) {
        return jdbc.sql(statement)
                .param("project", project.value())
                .param("revision", revision)
                .param("now", time(now));
    }

    private JdbcClient.StatementSpec page(
            String statement, ProjectId project, SqlFilter filter, int size, Instant now) {
        // One more than asked for tells whether there is a next page without a page that turns out empty.
        return jdbc.sql(statement.formatted(filter.conditions(), filter.order()))
                .param("project", project.value())
                .param("size", size + 1)
                .param("now", time(now))
                .params(filter.parameters());
    }

    private static SqlFilter filter(RelationQuery query, @Nullable TuplePosition after) {
        return after == null ? SqlFilter.of(query) : SqlFilter.of(query).behind(after);
    }

    private static List<TupleColumns> columns(Collection<RelationTuple> tuples) {
        return tuples.stream()
                .map(tuple -> TupleColumns.of(tuple, TupleTerms.NONE))
                .toList();
    }

    private static TuplePage page(ResultSet rows, int size) throws SQLException {
        List<TupleColumns> found = new ArrayList<>();
        long head = 0;
        while (rows.next()) {
            head = rows.getLong("revision");
            if (rows.getString("namespace") != null) {
                found.add(TupleColumns.read(rows));
            }
        }
        return page(found, size, head);
    }

    private static PastTuples past(ResultSet rows, int size, long revision) throws SQLException {
        List<TupleColumns> found = new ArrayList<>();
        while (rows.next()) {
            if (rows.getLong("revision") < revision) {
                return new PastTuples.NotReached();
            }
            if (rows.getLong("trimmed_to") > revision) {
                return new PastTuples.Forgotten();
            }
            if (rows.getString("namespace") != null) {
                found.add(TupleColumns.read(rows));
            }
        }
        return new PastTuples.Found(page(found, size, revision));
    }

    private static TuplePage page(List<TupleColumns> found, int size, long revision) {
        List<TupleColumns> page = found.size() > size ? found.subList(0, size) : found;
        return new TuplePage(
                page.stream().map(TupleColumns::stored).toList(),
                found.size() > size ? page.getLast().position() : null,
                revision);
    }

    private static WrittenTuples written(ResultSet row, long revision) throws SQLException {
        return new WrittenTuples(revision, row.getInt("inserted"), row.getInt("updated"), row.getInt("deleted"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
