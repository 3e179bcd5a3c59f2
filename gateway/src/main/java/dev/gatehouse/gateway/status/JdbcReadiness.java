package dev.gatehouse.gateway.status;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ready when the database answers: in one process nothing else can be missing. */
public final class JdbcReadiness implements Readiness {

    private static final Logger log = LoggerFactory.getLogger(JdbcReadiness.class);
    private static final int SECONDS = 2;

    private final DataSource database;

    public JdbcReadiness(DataSource database) {
        this.database = database;
    }

    @Override
    public Map<String, String> failures() {
        try (Connection connection = database.getConnection()) {
            if (connection.isValid(SECONDS)) {
                return Map.of();
            }
        } catch (SQLException failure) {
            log.warn("The database cannot be reached.", failure);
        }
        return Map.of("database", "The database cannot be reached.");
    }
}
