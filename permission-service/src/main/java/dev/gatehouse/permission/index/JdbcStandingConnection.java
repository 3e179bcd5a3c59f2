package dev.gatehouse.permission.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * A connection that is taken once and kept, for the one question that every fresh read waits for. Taken from the pool each time,
 * it would queue behind writers that wait for the disk; kept, its statements stay prepared and their plans are made once.
 * Outside of any transaction, it sees what is committed when it asks. One question at a time.
 */
final class JdbcStandingConnection implements AutoCloseable {

    private static final SQLExceptionTranslator EXCEPTIONS = new SQLExceptionSubclassTranslator();

    /** A connection that fails sooner was gone before it was asked, and another one is worth a try. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final DataSource source;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /**
     * @param patience how long an answer is waited for
     */
    JdbcStandingConnection(DataSource source, Duration patience) {
        this.source = source;
        this.patience = patience;
    }

    /** What is asked of a prepared statement. May be asked twice. */
    interface Question<T> {
        T answer(PreparedStatement statement) throws SQLException;
    }

    /**
     * Asks.
     *
     * @throws DataAccessException when there is no answer
     */
    <T> T ask(String sql, Question<T> question) {
        turn.lock();
        try {
            boolean kept = connection != null;
            long began = System.nanoTime();
            try {
                return question.answer(prepare(sql));
            } catch (SQLException failed) {
                drop();
                if (!kept || System.nanoTime() - began > SOON.toNanos()) {
                    throw failed;
                }
            }
            try {
                return question.answer(prepare(sql));
            } catch (SQLException failed) {
                drop();
                throw failed;
            }
        } catch (SQLException failed) {
            DataAccessException translated = EXCEPTIONS.translate("what is new", sql, failed);
            throw translated == null ? new UncategorizedSQLException("what is new", sql, failed) : translated;
        } finally {
            turn.unlock();
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = source.getConnection();
            connection = open;
            open.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
            try (Statement settings = open.createStatement()) {
                // Planned with the values at hand each time, a statement costs several times what it costs to run.
                settings.execute("SET plan_cache_mode = force_generic_plan");
            }
        }
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = open.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    private void drop() {
        statements.clear();
        Connection dropped = connection;
        connection = null;
        if (dropped != null) {
            try (dropped;
                    Statement settings = dropped.createStatement()) {
                // Whoever gets it next does not expect them. The pool itself resets the timeout.
                settings.execute("RESET plan_cache_mode");
            } catch (SQLException broken) {
                // The pool has noticed as well, and gives it to nobody.
            }
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            drop();
        } finally {
            turn.unlock();
        }
    }
}
