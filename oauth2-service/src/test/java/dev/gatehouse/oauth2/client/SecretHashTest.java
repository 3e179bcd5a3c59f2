package dev.gatehouse.oauth2.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Hashing;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Hashing.Algorithm;
import dev.gatehouse.platform.secret.Secret;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretHashTest {

    private final SecretHash hashes = new SecretHash(new SecureRandom());

    @ParameterizedTest
    @EnumSource
    void onlyTheSecretItselfMatchesItsHash(Algorithm algorithm) {
        Hashing hashing = new Hashing(algorithm, 4, 10);
        Secret secret = new Secret("sécret-1");

        String stored = hashes.hash(secret, hashing);

        assertThat(stored).doesNotContain("sécret-1");
        assertThat(hashes.verify(secret, stored)).isTrue();
        assertThat(hashes.verify(new Secret("sécret-2"), stored)).isFalse();
        assertThat(hashes.verify(new Secret(""), stored)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void nothingMatchesTheHashOfNoSecret(Algorithm algorithm) {
        String unmatchable = hashes.unmatchable(new Hashing(algorithm, 4, 10));

        assertThat(hashes.verify(new Secret(""), unmatchable)).isFalse();
        assertThat(hashes.verify(new Secret("secret"), unmatchable)).isFalse();
    }

    @Test
    void theTextSaysHowItWasMade() {
        Secret secret = new Secret("secret");

        assertThat(hashes.hash(secret, new Hashing(Algorithm.PBKDF2, 4, 12))).startsWith("$pbkdf2-sha256$i=12,l=32$");
        assertThat(hashes.hash(secret, new Hashing(Algorithm.BCRYPT, 4, 12))).startsWith("$2a$04$");
    }

    @Test
    void bcryptTakesNoMoreThanItReads() {
        Hashing bcrypt = new Hashing(Algorithm.BCRYPT, 4, 10);

        assertThat(hashes.fits(new Secret("x".repeat(72)), bcrypt)).isTrue();
        assertThat(hashes.fits(new Secret("x".repeat(73)), bcrypt)).isFalse();
        assertThat(hashes.fits(new Secret("x".repeat(73)), new Hashing(Algorithm.PBKDF2, 4, 10)))
                .isTrue();
        assertThat(hashes.verify(new Secret("x".repeat(73)), hashes.hash(new Secret("x".repeat(72)), bcrypt)))
                .isFalse();
    }
}
