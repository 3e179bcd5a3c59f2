package dev.gatehouse.project.registry;

import dev.gatehouse.project.directory.Head;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

@Component
class JdbcGeneratedHosts implements GeneratedHosts {

    private static final String MOVE = """
            WITH wanted AS (
                SELECT p.project_id,
                       CASE WHEN p.slug = :defaultSlug THEN :defaultHost ELSE p.slug || '.' || :suffix END AS host
                  FROM project.projects p)
            UPDATE project.hosts h
               SET host = w.host
              FROM wanted w
             WHERE w.project_id = h.project_id AND h.generated AND h.host <> w.host
            """;

    private final JdbcClient jdbc;
    private final Head head;
    private final TransactionOperations transaction;

    JdbcGeneratedHosts(JdbcClient jdbc, Head head, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.head = head;
        this.transaction = transaction;
    }

    @Override
    public void move(String defaultSlug, String defaultHost, String suffix) {
        transaction.executeWithoutResult(status -> {
            int moved = jdbc.sql(MOVE)
                    .param("defaultSlug", defaultSlug)
                    .param("defaultHost", defaultHost)
                    .param("suffix", suffix)
                    .update();
            if (moved > 0) {
                head.changed();
            }
        });
    }
}
