package dev.gatehouse.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.GatehouseMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SecretConfigurationTest {

    private static final String STRONG = "kZ4vQm1xT7bW9yR3nE6sJ8dF2gH5aL0c";
    private static final String OTHER = "pX2cV7mN4bQ9wE1rT6yU8iO3aS5dF0gH";
    private static final String WEAK = "changeme-changeme-changeme-changeme";

    @TempDir
    private Path folder;

    @Test
    void theEnvironmentListsSecretsNewestFirst() {
        in(GatehouseMode.PRODUCTION, Map.of("GATEHOUSE_SECRETS_SYSTEM", STRONG + "," + OTHER))
                .run(context -> assertThat(context.getBean(SystemSecrets.class).all())
                        .containsExactly(new Secret(STRONG), new Secret(OTHER)));
    }

    @Test
    void aMountedFileListsThemOneALine() throws IOException {
        Path file = Files.writeString(folder.resolve("secrets"), "# newest first\n" + STRONG + "\n\n" + OTHER + "\n");

        in(GatehouseMode.PRODUCTION, Map.of("GATEHOUSE_SECRETS_SYSTEM_FILE", file.toString()))
                .run(context -> assertThat(context.getBean(SystemSecrets.class).all())
                        .containsExactly(new Secret(STRONG), new Secret(OTHER)));
    }

    @Test
    void withoutSecretsNothingStarts() {
        in(GatehouseMode.DEVELOPMENT, Map.of())
                .run(context -> assertThat(analysis(context.getStartupFailure()).getAction())
                        .contains("openssl rand", "GATEHOUSE_SECRETS_SYSTEM_FILE"));
    }

    @Test
    void aShortSecretIsRefusedInEveryMode() {
        in(GatehouseMode.DEVELOPMENT, Map.of("GATEHOUSE_SECRETS_SYSTEM", "x".repeat(31)))
                .run(context -> assertThat(analysis(context.getStartupFailure()).getDescription())
                        .contains("number 1", "shorter than 32"));
    }

    @Test
    void productionRefusesAWeakSecretAndDoesNotQuoteIt() {
        in(GatehouseMode.PRODUCTION, Map.of("GATEHOUSE_SECRETS_SYSTEM", STRONG + "," + WEAK))
                .run(context -> assertThat(analysis(context.getStartupFailure()).getDescription())
                        .contains("number 2", "\"changeme\"")
                        .doesNotContain(WEAK));
    }

    @Test
    void developmentTakesAWeakSecret() {
        in(GatehouseMode.DEVELOPMENT, Map.of("GATEHOUSE_SECRETS_SYSTEM", WEAK))
                .run(context -> assertThat(context).hasSingleBean(Sealer.class));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        in(GatehouseMode.PRODUCTION, Map.of("GATEHOUSE_SECRETS_SYSTEM_FILE", "/nowhere/secrets"))
                .run(context -> assertThat(analysis(context.getStartupFailure()).getDescription())
                        .contains("/nowhere/secrets", "no such file"));
    }

    private static ApplicationContextRunner in(GatehouseMode mode, Map<String, Object> environment) {
        return new ApplicationContextRunner()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment)))
                .withBean(GatehouseMode.class, () -> mode)
                .withBean(SecureRandom.class, SecureRandom::new)
                .withUserConfiguration(SecretConfiguration.class);
    }

    private static FailureAnalysis analysis(@Nullable Throwable failure) {
        if (failure == null) {
            throw new AssertionError("The application started.");
        }
        FailureAnalysis analysis = new UnusableSecretsFailureAnalyzer().analyze(failure);
        assertThat(analysis).isNotNull();
        return analysis;
    }
}
