package dev.gatehouse.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

/** What a caller is told when the database fails. */
class ProblemRendererTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08006", "57P01"})
    void aTransactionThatLosesItsConnectionIsUnavailability(String state) {
        SQLException lost = new SQLException("Connection is closed", state);

        assertThat(ProblemRenderer.problemOf(new TransactionSystemException("Rollback failed", lost)))
                .isEqualTo(Problem.of(ProblemCode.UNAVAILABLE));
        assertThat(ProblemRenderer.problemOf(
                        new UncategorizedSQLException("Commit", null, new SQLException(null, state, lost))))
                .isEqualTo(Problem.of(ProblemCode.UNAVAILABLE));
    }

    @Test
    void whatPostgresRefusesForAnotherReasonIsOurMistake() {
        SQLException refused = new SQLException("A value is missing", "23502");

        assertThat(ProblemRenderer.problemOf(new TransactionSystemException("Commit failed", refused)))
                .isEqualTo(Problem.of(ProblemCode.INTERNAL));
        assertThat(ProblemRenderer.problemOf(new TransactionSystemException("Commit failed")))
                .isEqualTo(Problem.of(ProblemCode.INTERNAL));
    }
}
