package dev.gatehouse.permission.index;

import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.platform.tenant.ProjectId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Streams tuples with {@code COPY}, which costs a fraction of a result set, and follows {@code permission.changes}. */
class JdbcTupleFeed implements TupleFeed {

    /** Nobody waits for the head longer than for a whole check. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String COUNT = """
            SELECT count(*) FROM (SELECT FROM permission.relation_tuples WHERE project_id = ? LIMIT ?) AS tuple
            """;

    private static final String HEAD = "SELECT coalesce(max(revision), 0) FROM permission.heads WHERE project_id = ?";

    // The log is not even looked at where the head has not moved.
    private static final String SINCE = """
            SELECT asked.project_id, coalesce(head.revision, 0) AS head, coalesce(head.trimmed_to, 0) AS trimmed_to, change.*
              FROM unnest(?::uuid[], ?::bigint[]) AS asked (project_id, known)
              LEFT JOIN permission.heads AS head ON head.project_id = asked.project_id
              LEFT JOIN LATERAL (
                SELECT revision, action = 'insert' AS inserted,
                       namespace, coalesce(whole_object, object) AS object, relation,
                       subject_is_set, subject_namespace, coalesce(whole_subject_object, subject_object) AS subject_object,
                       subject_relation, expires_at, condition_name, condition_context
                  FROM permission.changes
                 WHERE project_id = asked.project_id AND revision > asked.known AND head.revision > asked.known
                 ORDER BY project_id, revision, ordinal
                 LIMIT ?) AS change ON true
            """;

    private static final SQLExceptionTranslator EXCEPTIONS = new SQLExceptionSubclassTranslator();

    private final DataSource source;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    JdbcTupleFeed(DataSource source, PlatformTransactionManager transactions) {
        this.source = source;
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

    /** Asks on a connection of its own: a transaction that the caller has begun would see what was there at its beginning. */
    @Override
    public List<News> since(List<Known> known, int most) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(SINCE)) {
            statement.setQueryTimeout((int) PATIENCE.toSeconds());
            statement.setArray(
                    1, array(connection, "uuid", known, asked -> asked.project().value()));
            statement.setArray(2, array(connection, "int8", known, Known::revision));
            statement.setInt(3, most + 1);
            try (ResultSet rows = statement.executeQuery()) {
                return news(known, rows, most);
            }
        } catch (SQLException failed) {
            DataAccessException translated = EXCEPTIONS.translate("what is new", SINCE, failed);
            throw translated == null ? new UncategorizedSQLException("what is new", SINCE, failed) : translated;
        }
    }

    private static Array array(Connection connection, String type, List<Known> known, Function<Known, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, known.stream().map(value).toArray());
    }

    private static List<News> news(List<Known> known, ResultSet rows, int most) throws SQLException {
        Map<UUID, Known> asked = new HashMap<>();
        known.forEach(one -> asked.put(one.project().value(), one));
        List<News> all = new ArrayList<>(known.size());
        boolean more = rows.next();
        while (more) {
            UUID project = rows.getObject("project_id", UUID.class);
            Known since = asked.get(project);
            if (since == null) {
                throw new IllegalStateException("Nobody asked for project " + project + ".");
            }
            long head = rows.getLong("head");
            long trimmedTo = rows.getLong("trimmed_to");
            List<TupleEvent> events = new ArrayList<>();
            do {
                if (rows.getString("namespace") != null) {
                    events.add(event(rows));
                }
                more = rows.next();
            } while (more && project.equals(rows.getObject("project_id", UUID.class)));
            all.add(new News(since, head, trimmedTo, events, events.size() > most));
        }
        return all;
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
                terms(row));
    }

    private static TupleTerms terms(ResultSet row) throws SQLException {
        OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        String condition = row.getString("condition_name");
        if (expiresAt == null && condition == null) {
            return TupleTerms.NONE;
        }
        return new TupleTerms(
                expiresAt == null ? null : expiresAt.toInstant(),
                condition == null ? null : new TupleTerms.Condition(condition, row.getString("condition_context")));
    }
}
