package dev.gatehouse.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretStrengthTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abababababababababababababababababababab",
                "changeme-changeme-changeme-12345-xyz-0",
                "please-CHANGE-ME-before-production-9x8",
                "this-is-my-super-SECRET-value-4711-xyz",
                "0123456789abcdefghijklmnopqrstuvwxyz00",
                "zyxwvutsrqponmlkjihgfedcba98765432101x",
                "kZ4vQm1xT7bWkZ4vQm1xT7bWkZ4vQm1xT7bW",
                "gatehouse-gatehouse-9182736450-abcdefg"
            })
    void whatSomebodyTypedOrCopiedIsWeak(String secret) {
        assertThat(SecretStrength.weakness(secret, SystemSecrets.SHORTEST)).isPresent();
    }

    @RepeatedTest(50)
    void whatAMachineMadeIsNot() {
        String secret = new RandomTokens(new SecureRandom()).alphanumeric(SystemSecrets.SHORTEST);

        assertThat(SecretStrength.weakness(secret, SystemSecrets.SHORTEST)).isEmpty();
    }
}
