package dev.gatehouse.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.identity.configuration.HasherSettings;
import dev.gatehouse.platform.GatehouseMode;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.secret.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final HasherSettings BCRYPT = new HasherSettings.Bcrypt(4);
    private static final HasherSettings ARGON2 = new HasherSettings.Argon2(64, 1, 2, 16, 32);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Passwords passwords = new Passwords(new SecureRandom(), GatehouseMode.DEVELOPMENT, meters);

    @Test
    void aNewHashIsOfTheConfiguredKindAndMatchesItsPasswordOnly() {
        String bcrypt = passwords.hash(BCRYPT, new Secret("one"));
        String argon2 = passwords.hash(ARGON2, new Secret("one"));

        assertThat(bcrypt).startsWith("$2a$04$");
        assertThat(argon2).startsWith("$argon2id$v=19$m=64,t=1,p=2$");
        for (String hash : new String[] {bcrypt, argon2}) {
            assertThat(passwords.matches(BCRYPT, new Secret("one"), hash)).isTrue();
            assertThat(passwords.matches(BCRYPT, new Secret("two"), hash)).isFalse();
        }
    }

    @Test
    void aCheapHashIsNotMadeInProduction() {
        Passwords strict = new Passwords(new SecureRandom(), GatehouseMode.PRODUCTION, meters);

        assertThat(strict.hash(BCRYPT, new Secret("one"))).startsWith("$2a$12$");
    }

    @Test
    void whatBcryptWouldCutIsRefused() {
        assertThatThrownBy(() -> passwords.hash(BCRYPT, new Secret("é".repeat(37))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("72 characters");
        assertThat(passwords.matches(
                        BCRYPT, new Secret("x".repeat(73)), passwords.hash(BCRYPT, new Secret("x".repeat(72)))))
                .isFalse();
    }

    @Test
    void nobodyCostsWhatAWrongPasswordCosts() {
        String hash = passwords.hash(BCRYPT, new Secret("one"));
        String foreign = passwords.hash(ARGON2, new Secret("one"));
        passwords.matches(BCRYPT, new Secret("two"), null);

        assertThat(cost(() -> passwords.matches(BCRYPT, new Secret("two"), hash)))
                .isEqualTo(1);
        assertThat(cost(() -> passwords.matches(BCRYPT, new Secret("two"), null)))
                .isEqualTo(1);
        assertThat(cost(() -> passwords.matches(BCRYPT, new Secret("two"), "unreadable")))
                .isEqualTo(1);
        // A hash of another cost tells by its time that it was there, so the usual cost comes on top.
        assertThat(cost(() -> passwords.matches(BCRYPT, new Secret("two"), foreign)))
                .isEqualTo(2);
    }

    private int cost(Runnable check) {
        double before = hashes();
        check.run();
        return (int) (hashes() - before);
    }

    private double hashes() {
        return meters.counter("gatehouse.identity.password.hashes").count();
    }

    @Test
    void nobodyMatchesNothing() {
        assertThat(passwords.matches(BCRYPT, new Secret(""), null)).isFalse();
        assertThat(passwords.matches(BCRYPT, new Secret(""), "unreadable")).isFalse();
    }
}
