package dev.gatehouse.permission.index;

import dev.gatehouse.permission.tuple.JdbcTupleTerms;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.tenant.ProjectId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Streams tuples with {@code COPY}, which costs a fraction of a result set, and follows {@code permission.changes}. */
class JdbcTupleFeed implements TupleFeed, AutoCloseable {

    /** Nobody waits for the head longer than for a whole check. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String COUNT = """
            SELECT count(*) FROM (SELECT FROM permission.relation_tuples WHERE project_id = ? LIMIT ?) AS tuple
            """;

    private static final String HEAD = "SELECT coalesce(max(revision), 0) FROM permission.heads WHERE project_id = ?";

    private static final String REVISION = "SELECT revision FROM permission.heads WHERE project_id = ?";

    private static final String REVISIONS = """
            SELECT project_id, revision FROM permission.heads WHERE project_id = ANY (?)
            """;

    private static final String SINCE = """
            SELECT head.revision AS head, head.trimmed_to, change.*
              FROM permission.heads AS head
              LEFT JOIN LATERAL (
                SELECT revision, action = 'insert' AS inserted,
                       namespace, coalesce(whole_object, object) AS object, relation,
                       subject_is_set, subject_namespace, coalesce(whole_subject_object, subject_object) AS subject_object,
                       subject_relation, expires_at, condition_name, condition_context
                  FROM permission.changes
                 WHERE project_id = head.project_id AND revision > ?
                 ORDER BY project_id, revision, ordinal
                 LIMIT ?) AS change ON true
             WHERE head.project_id = ?
            """;

    private final JdbcStandingConnection standing;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    JdbcTupleFeed(DataSource source, PlatformTransactionManager transactions) {
        standing = new JdbcStandingConnection(source, PATIENCE);
        jdbc = new JdbcTemplate(source);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    @Override
    public long count(ProjectId project, long most) {
        Long count = jdbc.queryForObject(COUNT, Long.class, project.value(), most);
        return count == null ? 0 : count;
    }

    @Override
    public long load(ProjectId project, IndexBuilder into) {
        Long revision = snapshot.execute(_ -> {
            Long head = jdbc.queryForObject(HEAD, Long.class, project.value());
            jdbc.execute((ConnectionCallback<Boolean>) connection -> copy(connection, project, into));
            return head;
        });
        return revision == null ? 0 : revision;
    }

    private static boolean copy(Connection connection, ProjectId project, IndexBuilder into) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                        COPY (SELECT namespace, coalesce(whole_object, object), relation,
                                     subject_is_set, subject_namespace, coalesce(whole_subject_object, subject_object),
                                     subject_relation, expires_at, condition_name, condition_context
                                FROM permission.relation_tuples WHERE project_id = '%s') TO STDOUT (FORMAT binary)
                        """.formatted(project.value()));
        try {
            CopiedTuples tuples = new CopiedTuples(into);
            byte[] message = copy.readFromCopy();
            while (message != null) {
                tuples.read(message);
                message = copy.readFromCopy();
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return true;
    }

    @Override
    public Map<ProjectId, Long> heads(Collection<ProjectId> projects) {
        // Of one project nearly always, which is asked for without an array.
        if (projects.size() == 1) {
            ProjectId project = projects.iterator().next();
            return Map.of(project, head(project));
        }
        return standing.ask(REVISIONS, statement -> {
            statement.setArray(
                    1,
                    statement
                            .getConnection()
                            .createArrayOf(
                                    "uuid",
                                    projects.stream().map(ProjectId::value).toArray()));
            Map<ProjectId, Long> heads = new HashMap<>();
            // A project to which nothing was ever written has no row.
            projects.forEach(project -> heads.put(project, 0L));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    heads.put(new ProjectId(rows.getObject(1, UUID.class)), rows.getLong(2));
                }
            }
            return heads;
        });
    }

    private long head(ProjectId project) {
        return standing.ask(REVISION, statement -> {
            statement.setObject(1, project.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0L;
            }
        });
    }

    @Override
    public News since(Known known, int most) {
        return standing.ask(SINCE, statement -> news(statement, known, most));
    }

    @Override
    public News history(Known known, int most) {
        // On the standing connection it would keep waiting all who want to know what is new.
        News history = jdbc.execute(SINCE, (PreparedStatement statement) -> news(statement, known, most));
        if (history == null) {
            throw new IllegalStateException("A statement was executed without an answer.");
        }
        return history;
    }

    private static News news(PreparedStatement statement, Known known, int most) throws SQLException {
        statement.setLong(1, known.revision());
        statement.setInt(2, most + 1);
        statement.setObject(3, known.project().value());
        long head = 0;
        long trimmedTo = 0;
        List<TupleEvent> events = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                head = rows.getLong("head");
                trimmedTo = rows.getLong("trimmed_to");
                if (rows.getString("namespace") != null) {
                    events.add(event(rows));
                }
            }
        }
        return new News(known, head, trimmedTo, events, events.size() > most);
    }

    @Override
    public void close() {
        standing.close();
    }

    private static TupleEvent event(ResultSet row) throws SQLException {
        String subjectObject = row.getString("subject_object");
        Subject subject = row.getBoolean("subject_is_set")
                ? new SubjectSet(row.getString("subject_namespace"), subjectObject, row.getString("subject_relation"))
                : new SubjectId(subjectObject);
        return new TupleEvent(
                row.getLong("revision"),
                row.getBoolean("inserted"),
                new RelationTuple(
                        row.getString("namespace"), row.getString("object"), row.getString("relation"), subject),
                JdbcTupleTerms.read(row));
    }
}
