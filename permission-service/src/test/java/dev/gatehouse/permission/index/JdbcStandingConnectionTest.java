package dev.gatehouse.permission.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.permission.tuple.StoreFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class JdbcStandingConnectionTest {

    private static final String WHO = "SELECT pg_backend_pid()";

    private final StoreFixture store = StoreFixture.SHARED;
    private final JdbcStandingConnection standing = new JdbcStandingConnection(store.source, Duration.ofSeconds(5));

    @AfterEach
    void close() {
        standing.close();
    }

    @Test
    void theSameConnectionIsAskedAgain() {
        int first = standing.ask(WHO, JdbcStandingConnectionTest::number);

        int second = standing.ask(WHO, JdbcStandingConnectionTest::number);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aConnectionThatWasLostSinceIsReplacedUnnoticed() {
        int first = standing.ask(WHO, JdbcStandingConnectionTest::number);
        terminate(first);

        int second = standing.ask(WHO, JdbcStandingConnectionTest::number);

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void aQuestionWithoutAnAnswerFailsAndTheNextIsAnswered() {
        assertThatThrownBy(() -> standing.ask("SELECT 1 / 0", JdbcStandingConnectionTest::number))
                .isInstanceOf(DataAccessException.class);

        assertThat(standing.ask("SELECT 1", JdbcStandingConnectionTest::number)).isEqualTo(1);
    }

    @Test
    void anAnswerIsNotWaitedForForEver() {
        try (JdbcStandingConnection impatient = new JdbcStandingConnection(store.source, Duration.ofMillis(200))) {
            assertThatThrownBy(() -> impatient.ask("SELECT 1 FROM pg_sleep(60)", JdbcStandingConnectionTest::number))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void aConnectionIsGivenBackAsItWas() throws SQLException {
        String setting = "SELECT (current_setting('plan_cache_mode') = 'force_generic_plan')::int";
        try (HikariDataSource one = StoreFixture.pool(1)) {
            try (JdbcStandingConnection only = new JdbcStandingConnection(one, Duration.ofSeconds(5))) {
                assertThat(only.ask(setting, JdbcStandingConnectionTest::number))
                        .isOne();
            }

            try (Connection next = one.getConnection();
                    PreparedStatement statement = next.prepareStatement(setting)) {
                assertThat(number(statement)).isZero();
                assertThat(next.getNetworkTimeout()).isZero();
            }
        }
    }

    private void terminate(int pid) {
        store.jdbc
                .sql("SELECT pg_terminate_backend(:pid, 10000)")
                .param("pid", pid)
                .query(Boolean.class)
                .single();
    }

    private static int number(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
