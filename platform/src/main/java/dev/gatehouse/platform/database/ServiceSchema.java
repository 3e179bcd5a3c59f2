package dev.gatehouse.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and migrates the schema of one service from {@code db/changelog/<schema>/changelog.xml}. A service declares one bean
 * of this type and touches no other schema.
 */
public final class ServiceSchema extends SpringLiquibase {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceSchema.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String schema;

    /** @param schema the name of the schema, which is also the name of the folder of its change log */
    public ServiceSchema(DataSource dataSource, String schema) {
        if (!schema.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("A schema is named in small letters, digits and underscores: " + schema);
        }
        this.schema = schema;
        setDataSource(dataSource);
        setChangeLog("classpath:db/changelog/" + schema + "/changelog.xml");
        setDefaultSchema(schema);
        setLiquibaseSchema(schema);
    }

    /**
     * Processes that start at once migrate one after the other, by a lock that PostgreSQL drops with the connection of whoever
     * holds it. Liquibase's own lock is a row, which stays when the process is killed: under ours it can only be such a
     * remainder, so it is removed.
     */
    @Override
    public void afterPropertiesSet() throws LiquibaseException {
        try (Connection connection = getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            awaitLock(statement);
            try {
                // Liquibase makes its tables in the schema, not the schema itself.
                statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
                removeAbandonedLock(statement);
                super.afterPropertiesSet();
            } finally {
                statement.execute("SELECT pg_advisory_unlock(" + lockKey() + ")");
            }
        } catch (SQLException failure) {
            throw new LiquibaseException("The schema " + schema + " could not be made.", failure);
        }
    }

    // Asked again and again, because a statement that waits holds a snapshot, for which the holder's CREATE INDEX
    // CONCURRENTLY
    // would wait in turn.
    private void awaitLock(Statement statement) throws SQLException, LiquibaseException {
        boolean waiting = false;
        while (!isTrue(statement, "SELECT pg_try_advisory_lock(" + lockKey() + ")")) {
            if (!waiting) {
                LOG.info("Another process migrates the schema {}; waiting for it.", schema);
                waiting = true;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new LiquibaseException("Stopped while another process migrated the schema " + schema + ".");
            }
        }
    }

    private void removeAbandonedLock(Statement statement) throws SQLException {
        String table = schema + ".databasechangeloglock";
        if (isTrue(statement, "SELECT to_regclass('" + table + "') IS NOT NULL")) {
            statement.execute(
                    "UPDATE " + table + " SET locked = false, lockgranted = NULL, lockedby = NULL WHERE locked");
        }
    }

    private String lockKey() {
        return "hashtextextended('gatehouse.schema/" + schema + "', 0)";
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
