package dev.gatehouse.platform.secret;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the system secrets of the installation come from; the first of these that is set rules.
 *
 * @param system the secrets, newest first; {@code GATEHOUSE_SECRETS_SYSTEM}, separated by commas
 * @param systemFile a mounted file with one secret a line; {@code GATEHOUSE_SECRETS_SYSTEM_FILE}
 */
@ConfigurationProperties("gatehouse.secrets")
record SecretSettings(
        @DefaultValue List<Secret> system, @Nullable Path systemFile) {
    SecretSettings {
        system = List.copyOf(system);
    }
}
