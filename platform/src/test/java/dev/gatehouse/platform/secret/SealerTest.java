package dev.gatehouse.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealerTest {

    private static final String OLD = "old-kZ4vQm1xT7bW9yR3nE6sJ8dF2gH5aL0c";
    private static final String NEW = "new-pX2cV7mN4bQ9wE1rT6yU8iO3aS5dF0gH";
    private static final byte[] PLAIN = "the private key".getBytes(UTF_8);

    private final Sealer sealer = sealer(OLD);

    @Test
    void whatIsSealedOpensForTheSameContext() {
        String sealed = sealer.seal("oauth2.keys/1", PLAIN);

        assertThat(sealer.open("oauth2.keys/1", sealed)).isEqualTo(PLAIN);
        assertThat(sealed).startsWith("v1.").doesNotContain("private");
    }

    @Test
    void nothingIsSealedTwiceInTheSameWay() {
        assertThat(sealer.seal("a", PLAIN)).isNotEqualTo(sealer.seal("a", PLAIN));
    }

    @Test
    void anotherContextIsRefused() {
        String sealed = sealer.seal("oauth2.keys/1", PLAIN);

        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> sealer.open("oauth2.keys/2", sealed))
                .withMessageContaining("oauth2.keys/2");
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String sealed = sealer.seal("a", PLAIN);

        for (int i = 0; i < sealed.length(); i++) {
            String damaged = sealed.substring(0, i) + (sealed.charAt(i) == 'A' ? 'B' : 'A') + sealed.substring(i + 1);
            // The last character of Base64 has bits that mean nothing; whatever opens must be what was sealed.
            try {
                assertThat(sealer.open("a", damaged)).isEqualTo(PLAIN);
                assertThat(i).isEqualTo(sealed.length() - 1);
            } catch (SealingException noticed) {
                assertThat(noticed).hasMessageNotContaining(sealed);
            }
        }
    }

    @Test
    void whatIsNotSealedAtAllIsRefused() {
        for (String text :
                new String[] {"", "v1", "v1.", "v1.x", "v1..", "v2.abcdefgh.AAAA", "plain text", "v1.A.%%%"}) {
            assertThatExceptionOfType(SealingException.class).isThrownBy(() -> sealer.open("a", text));
        }
    }

    @Test
    void theFirstSecretSealsAndAllOpen() {
        String sealed = sealer.seal("a", PLAIN);
        Sealer rotated = sealer(NEW, OLD);

        assertThat(rotated.open("a", sealed)).isEqualTo(PLAIN);
        assertThat(rotated.isCurrent(sealed)).isFalse();

        String resealed = rotated.seal("a", PLAIN);
        assertThat(rotated.isCurrent(resealed)).isTrue();
        assertThat(sealer(NEW).open("a", resealed)).isEqualTo(PLAIN);
    }

    @Test
    void aSecretThatIsNotListedAnyMoreIsNamedAsTheReason() {
        String sealed = sealer.seal("a", PLAIN);

        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> sealer(NEW).open("a", sealed))
                .withMessageContaining("not listed any more")
                .withMessageContaining("gatehouse reseal");
    }

    private static Sealer sealer(String... secrets) {
        return new Sealer(
                new SystemSecrets(Arrays.stream(secrets).map(Secret::new).toList()), new SecureRandom());
    }
}
