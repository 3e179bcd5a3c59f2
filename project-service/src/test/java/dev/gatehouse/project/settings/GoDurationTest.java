package dev.gatehouse.project.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "0s, 0s",
        "0h, 0s",
        "30m, 30m0s",
        "72h, 72h0m0s",
        "1h30m, 1h30m0s",
        "90m, 1h30m0s",
        "2s, 2s",
        "100ms, 100ms",
        "1500ms, 1.5s",
        "1.5h, 1h30m0s",
        "1h0m0s, 1h0m0s",
        "3us, 3µs",
        "3µs, 3µs",
        "7ns, 7ns",
        "1h1h, 2h0m0s",
        "720h, 720h0m0s",
        "1ms500us, 1.5ms",
        "2562047h, 2562047h0m0s",
        "59s1m, 1m59s"
    })
    void everyFormComesBackInOneLongForm(String text, String longForm) {
        assertThat(GoDuration.longForm(text)).contains(longForm);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "1",
                "-1s",
                "+1s",
                "1d",
                "h",
                "1h ",
                " 1h",
                "1 h",
                "1h30",
                ".5h",
                "PT1H",
                "2562048h",
                "1e3s"
            })
    void everythingElseIsNone(String text) {
        assertThat(GoDuration.longForm(text)).isEmpty();
    }
}
