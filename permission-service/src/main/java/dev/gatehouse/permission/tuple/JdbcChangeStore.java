package dev.gatehouse.permission.tuple;

import dev.gatehouse.platform.tenant.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Reads {@code permission.changes}, together with the head in one statement, so that both are of one state. */
@Repository
class JdbcChangeStore implements ChangeStore {

    private static final String AFTER = """
            SELECT head.revision AS head, head.trimmed_to, found.*
              FROM (%s) AS head
              LEFT JOIN LATERAL (
                SELECT revision, ordinal, action, recorded_at, %s
                  FROM permission.changes
                 WHERE project_id = :project AND (revision, ordinal) > (:revision, :ordinal)
                   AND (:every OR namespace = ANY (:namespaces))
                 ORDER BY revision, ordinal
                 LIMIT :most) AS found ON true
             ORDER BY found.revision, found.ordinal
            """.formatted(TupleSql.HEAD, TupleColumns.ALL);

    private final JdbcClient jdbc;

    JdbcChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public LoggedChanges after(ProjectId project, ChangePosition position, Set<String> namespaces, int most) {
        return jdbc.sql(AFTER)
                .param("project", project.value())
                .param("revision", position.revision())
                .param("ordinal", position.ordinal())
                .param("every", namespaces.isEmpty())
                .param("namespaces", new SqlArrayValue("text", namespaces.toArray()))
                .param("most", most)
                .query((ResultSetExtractor<LoggedChanges>) JdbcChangeStore::read);
    }

    private static LoggedChanges read(ResultSet rows) throws SQLException {
        long head = 0;
        long trimmedTo = 0;
        List<LoggedChange> changes = new ArrayList<>();
        while (rows.next()) {
            head = rows.getLong("head");
            trimmedTo = rows.getLong("trimmed_to");
            if (rows.getString("namespace") != null) {
                changes.add(new LoggedChange(
                        new ChangePosition(rows.getLong("revision"), rows.getInt("ordinal")),
                        rows.getString("action").equals("insert"),
                        TupleColumns.read(rows).stored(),
                        rows.getObject("recorded_at", OffsetDateTime.class).toInstant()));
            }
        }
        return new LoggedChanges(head, trimmedTo, changes);
    }
}
