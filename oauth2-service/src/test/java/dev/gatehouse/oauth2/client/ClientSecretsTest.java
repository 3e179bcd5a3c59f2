package dev.gatehouse.oauth2.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Hashing;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Hashing.Algorithm;
import dev.gatehouse.platform.secret.RandomTokens;
import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.tenant.ProjectId;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class ClientSecretsTest {

    private static final Hashing CHEAP = new Hashing(Algorithm.PBKDF2, 4, 10);

    private final SecureRandom random = new SecureRandom();
    private final ClientSecrets secrets = new ClientSecrets(new RandomTokens(random), random);
    private final ProjectId project = ProjectId.random();
    private final ClientId client = ClientId.random();

    @Test
    void aSecretThatWasVerifiedIsRefusedOnceItIsChanged() {
        Secret first = new Secret("first-secret");
        Secret second = new Secret("second-secret");
        String firstHash = secrets.hash(first, CHEAP);
        String secondHash = secrets.hash(second, CHEAP);

        assertThat(secrets.verify(project, client, first, firstHash)).isTrue();
        assertThat(secrets.verify(project, client, first, firstHash)).isTrue();
        assertThat(secrets.verify(project, client, first, secondHash)).isFalse();
        assertThat(secrets.verify(project, client, second, secondHash)).isTrue();
    }

    @Test
    void aSecretIsRememberedForItsOwnClientOnly() {
        Secret secret = new Secret("shared-by-chance");
        String hash = secrets.hash(secret, CHEAP);

        assertThat(secrets.verify(project, client, secret, hash)).isTrue();
        assertThat(secrets.verify(project, client, new Secret("another"), hash)).isFalse();
        assertThat(secrets.verify(project, ClientId.random(), secret, secrets.hash(new Secret("x-y-z-0"), CHEAP)))
                .isFalse();
    }

    @Test
    void generatedSecretsAreLongAndPlain() {
        assertThat(secrets.generate().reveal())
                .matches("[A-Za-z0-9_.~-]{26}")
                .isNotEqualTo(secrets.generate().reveal());
    }
}
