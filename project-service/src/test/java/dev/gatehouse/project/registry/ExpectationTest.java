package dev.gatehouse.project.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.tenant.RevisionId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationTest {

    private static final RevisionId CURRENT = RevisionId.of("7c0d2a5e-0000-4000-8000-000000000001");

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "*",
                "\"7c0d2a5e-0000-4000-8000-000000000001\"",
                "7c0d2a5e-0000-4000-8000-000000000001",
                "\"other\", \"7c0d2a5e-0000-4000-8000-000000000001\""
            })
    void theCurrentRevisionMatches(String header) {
        assertThatCode(() -> Expectation.ifMatch(header).check(CURRENT)).doesNotThrowAnyException();
    }

    @ParameterizedTest // RFC 9110 §13.1.1: weak tags never match here
    @ValueSource(strings = {"", "\"\"", "\"other\"", "W/\"7c0d2a5e-0000-4000-8000-000000000001\"", "\"*\"", ",,,"})
    void everythingElseDoesNot(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Expectation.ifMatch(header).check(CURRENT))
                .satisfies(
                        refused -> assertThat(refused.problem().code().status()).isEqualTo(412));
    }
}
