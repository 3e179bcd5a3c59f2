package dev.gatehouse.oauth2.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "1h, PT1H, 1h0m0s",
        "60m, PT1H, 1h0m0s",
        "90s, PT1M30S, 1m30s",
        "24h30m, PT24H30M, 24h30m0s",
        "720h, PT720H, 720h0m0s",
        "1500ms, PT1.5S, 1.5s",
        "250ms, PT0.25S, 250ms",
        "1500us, PT0.0015S, 1.5ms",
        "5ns, PT0.000000005S, 5ns",
        "1m1ms, PT1M0.001S, 1m0.001s",
        "0s, PT0S, 0s"
    })
    void durationsAreReadInAnyUnitAndWrittenInOneForm(String text, Duration duration, String written) {
        assertThat(GoDuration.parse(text)).isEqualTo(duration);
        assertThat(GoDuration.format(duration)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "h", "soon", "1h ", "-1h", "1d", "1.5h", "9999999999999h", "99999999999999999999s"})
    void whatIsNoDurationIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.parse(text));
    }
}
