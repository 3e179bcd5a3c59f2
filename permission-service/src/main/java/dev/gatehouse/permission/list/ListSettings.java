package dev.gatehouse.permission.list;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What one page of a list of objects or subjects may cost. What is left out for it is told ({@code "incomplete": true}).
 *
 * @param steps how many tuples and names a page may look at
 * @param sets how many sets and operators a list of subjects may look at
 * @param time how long it may take
 */
@ConfigurationProperties("gatehouse.permission.lists")
public record ListSettings(
        @DefaultValue("20000000") long steps,
        @DefaultValue("1000000") int sets,
        @DefaultValue("10s") Duration time) {

    public ListSettings {
        requirePositive("steps", steps);
        requirePositive("sets", sets);
        if (!time.isPositive()) {
            throw refused("time", time);
        }
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw refused(name, value);
        }
    }

    private static InvalidConfigurationPropertyValueException refused(String name, Object value) {
        return new InvalidConfigurationPropertyValueException(
                "gatehouse.permission.lists." + name, value, "It must be more than nothing.");
    }
}
