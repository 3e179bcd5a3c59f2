package dev.gatehouse.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private static final Secret PASSWORD = new Secret("Copper-41-violin#dusk");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2a$04$haYSw6J4VZduPFYwU4tkMO9O.jnIbNGPdz4NiwPNPSmK7QPRhdwTy",
                "$2b$04$/Ev7w08ySAX9Vy4gCGG9rOVqR9znlYvBt/5XwnM/B.mntOZsSL5.y",
                "$2y$05$/7d7QVBMJg.bOgPBx8gaS.KO9DTAbkze7UOzEeEmCrD7CBG2pVQdW",
                "$argon2id$v=19$m=4096,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$No3jZZ8oM4BTWwPLHKicJhzcj+ucxOdaO7F4Y4yPUxo",
                "$argon2i$v=19$m=4096,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$cfzz+03P25XrPk4f/kkmnShAdbgegG8CgmMzfQC1UYA",
                "$pbkdf2-sha1$i=1000,l=32$c2l4dGVlbmJ5dGVzYWx0IQ$7H9N4jgGmdmW0uyqqmTkhGODcaW8YI9/NB5/illnT4U",
                "$pbkdf2-sha256$i=1000,l=32$c2l4dGVlbmJ5dGVzYWx0IQ$sX+d7KOAzRYQHJDp/LM6/o6d4yn7c2qQ5k6qMypX2P8",
                "$pbkdf2-sha512$i=1000,l=32$c2l4dGVlbmJ5dGVzYWx0IQ$dVZhLQPDaxbN2y9Vq4NFvAP2CR1HxhSTic1fzjZpiZU"
            })
    void hashesOfOtherSystemsAreUnderstood(String encoded) {
        PasswordHash hash = PasswordHash.parse(encoded).orElseThrow();

        assertThat(hash.matches(PASSWORD)).isTrue();
        assertThat(hash.matches(new Secret("copper-41-violin#dusk"))).isFalse();
    }

    @Test // RFC 7914 §12, the second vector
    void scryptIsUnderstood() {
        String encoded =
                "$scrypt$ln=1024,r=8,p=16$TmFDbA==$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWIurzDZLiKjiG/xCSedmDDaxyevuUqD7m2DYMvfoswGQA==";

        PasswordHash hash = PasswordHash.parse(encoded).orElseThrow();

        assertThat(hash.matches(new Secret("password"))).isTrue();
        assertThat(hash.matches(new Secret("passwort"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$nothere$abc",
                "$2a$04$short",
                "$2a$31$haYSw6J4VZduPFYwU4tkMO9O.jnIbNGPdz4NiwPNPSmK7QPRhdwTy",
                "$argon2id$v=19$m=9999999,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$No3jZZ8oM4BTWwPLHKicJhzcj+ucxOdaO7F4Y4yPUxo",
                "$argon2id$v=19$m=4096,t=1,p=1$%%%$No3jZZ8oM4BTWwPLHKicJhzcj+ucxOdaO7F4Y4yPUxo",
                "$pbkdf2-sha256$i=99999999,l=32$c2l4dGVlbmJ5dGVzYWx0IQ$sX+d7KOAzRYQHJDp/LM6/o6d4yn7c2qQ5k6qMypX2P8",
                "$pbkdf2-sha999$i=1000,l=32$c2l4dGVlbmJ5dGVzYWx0IQ$sX+d7KOAzRYQHJDp/LM6/o6d4yn7c2qQ5k6qMypX2P8",
                "$scrypt$ln=67108864,r=8,p=1$TmFDbA==$/bq+HJ00cgB4VucZDQHp/g=="
            })
    void whatIsNoHashOrCostsTooMuchIsNotTaken(String encoded) {
        assertThat(PasswordHash.parse(encoded)).isEmpty();
    }
}
