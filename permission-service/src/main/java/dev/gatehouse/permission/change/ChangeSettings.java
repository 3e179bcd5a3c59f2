package dev.gatehouse.permission.change;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The change log of tuples.
 *
 * @param retention how long a change is kept for those who follow the log; who comes later starts from the tuples themselves
 */
@ConfigurationProperties("gatehouse.permission.changes")
public record ChangeSettings(@DefaultValue("24h") Duration retention) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public ChangeSettings {
        if (retention.compareTo(SHORTEST) < 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "gatehouse.permission.changes.retention",
                    retention,
                    "It must be a minute at least, or followers of the log lose their place while they work.");
        }
    }
}
