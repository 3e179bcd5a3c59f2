package dev.gatehouse.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StamperTest {

    private static final String OLD = "old-kZ4vQm1xT7bW9yR3nE6sJ8dF2gH5aL0c";
    private static final String NEW = "new-pX2cV7mN4bQ9wE1rT6yU8iO3aS5dF0gH";
    private static final byte[] VALUE = "seen: 17".getBytes(UTF_8);

    private final Stamper stamper = stamper(OLD);

    @Test
    void whatIsStampedIsReadForTheSameContextByEveryReplica() {
        String stamped = stamper.stamp("a", VALUE);

        assertThat(stamper(OLD).read("a", stamped)).hasValue(VALUE);
        assertThat(stamper(OLD).stamp("a", VALUE)).isEqualTo(stamped);
        assertThat(stamped).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void anotherContextIsNotOurs() {
        assertThat(stamper.read("b", stamper.stamp("a", VALUE))).isEmpty();
    }

    @Test
    void contextAndValueAreToldApart() {
        String stamped = stamper.stamp("ab", "c".getBytes(UTF_8));

        assertThat(stamper.stamp("a", "bc".getBytes(UTF_8))).doesNotEndWith(stamped.substring(stamped.length() - 10));
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String stamped = stamper.stamp("a", VALUE);

        // Without the last one, which has bits that mean nothing.
        for (int i = 0; i < stamped.length() - 1; i++) {
            String damaged =
                    stamped.substring(0, i) + (stamped.charAt(i) == 'A' ? 'B' : 'A') + stamped.substring(i + 1);
            assertThat(stamper.read("a", damaged)).isEmpty();
        }
    }

    @Test
    void aReplacedSecretReadsOnUntilItIsRemoved() {
        String stamped = stamper.stamp("a", VALUE);

        assertThat(stamper(NEW, OLD).read("a", stamped)).hasValue(VALUE);
        assertThat(stamper(NEW).read("a", stamped)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoStampedValueIsNotOurs(String text) {
        assertThat(stamper.read("a", text)).isEmpty();
    }

    private static Stamper stamper(String... secrets) {
        return new Stamper(
                new SystemSecrets(Arrays.stream(secrets).map(Secret::new).toList()));
    }
}
