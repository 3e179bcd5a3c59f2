package dev.gatehouse.project.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.platform.secret.TokenDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredOperatorTest {

    @Test
    void onlyTheConfiguredTokenIsTheOperators() {
        ConfiguredOperator operator = new ConfiguredOperator("0123456789abcdef0123456789abcdef");

        assertThat(operator.exists()).isTrue();
        assertThat(operator.holds(TokenDigest.of("0123456789abcdef0123456789abcdef")))
                .isTrue();
        assertThat(operator.holds(TokenDigest.of("0123456789abcdef0123456789abcdeF")))
                .isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    void withoutOneNobodyIs(String token) {
        ConfiguredOperator operator = new ConfiguredOperator(token);

        assertThat(operator.exists()).isFalse();
        assertThat(operator.holds(TokenDigest.of(""))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "0123456789abcdef0123456789abcde", "0123456789abcdef 0123456789abcdef"})
    void aWeakOneRefusesTheStartAndSaysWhatToDoWithoutPrintingIt(String token) {
        assertThatExceptionOfType(UnusableBootstrapTokenException.class)
                .isThrownBy(() -> new ConfiguredOperator(token))
                .satisfies(refused -> {
                    var analysis = new UnusableBootstrapTokenFailureAnalyzer().analyze(refused, refused);
                    assertThat(analysis.getDescription()).contains("GATEHOUSE_BOOTSTRAP_TOKEN", "32");
                    assertThat(analysis.getAction()).contains("openssl rand");
                    assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain(token);
                });
    }
}
