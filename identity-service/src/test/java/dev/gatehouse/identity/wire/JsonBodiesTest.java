package dev.gatehouse.identity.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodiesTest {

    private final JsonBodies bodies = new JsonBodies(PlatformConfiguration.strictJson());

    @Test
    void numbersAndTextAreGivenBackAsTheyCame() {
        String text = "{\"n\":[2.50,30.0,12345678901234567890.123,1E+3],\"t\":\"é😀\"}";

        JsonValue read = bodies.object(text.getBytes(StandardCharsets.UTF_8));

        assertThat(bodies.text(read)).isEqualTo(text);
        assertThat(bodies.stored(text)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "[]",
                "7",
                "\"x\"",
                "null",
                "{\"a\":\"\\u0000\"}",
                "{\"\\u0000\":1}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":[{\"b\":1e9999}]}",
                "{\"a\":1e-9999}"
            })
    void whatCannotBeKeptIsRefused(String text) {
        assertThatThrownBy(() -> bodies.object(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> bodies.object(latin)).isInstanceOf(ProblemException.class);
    }

    @Test
    void theTypeOfWhatWasSentInsteadIsNamed() {
        assertThatThrownBy(() -> bodies.object("7".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("to be an object but got: Number");
    }
}
