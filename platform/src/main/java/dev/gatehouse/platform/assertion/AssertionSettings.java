package dev.gatehouse.platform.assertion;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The keys by which the services of an installation know one another.
 *
 * @param keyLifetime the age at which a key in the database is followed by a new one
 * @param keyFile a mounted file with private keys as PEM, instead of the database: the first signs, all verify
 */
@ConfigurationProperties("gatehouse.assertion")
record AssertionSettings(
        @DefaultValue("30d") Duration keyLifetime, @Nullable Path keyFile) {
    AssertionSettings {
        if (keyLifetime.compareTo(Duration.ofHours(1)) < 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "gatehouse.assertion.key-lifetime", keyLifetime, "It must not be shorter than an hour.");
        }
    }
}
