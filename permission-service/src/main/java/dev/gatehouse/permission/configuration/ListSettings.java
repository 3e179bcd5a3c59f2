package dev.gatehouse.permission.configuration;

import dev.gatehouse.permission.evaluate.Budget;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What one page of a list of objects or subjects may cost. What is left out for it is told ({@code "incomplete": true}).
 *
 * @param steps how many tuples and names a page may look at
 * @param sets how many sets and operators a list of subjects may look at
 * @param rows how many tuples a page may read from the database, where its project is not in memory
 * @param time how long it may take
 * @param patience how long it waits before that for a project that is on its way into memory; may be nothing
 */
@ConfigurationProperties("gatehouse.permission.lists")
public record ListSettings(
        @DefaultValue("20000000") long steps,
        @DefaultValue("1000000") int sets,
        @DefaultValue("1000000") int rows,
        @DefaultValue("10s") Duration time,
        @DefaultValue("10s") Duration patience) {

    public ListSettings {
        requirePositive("steps", steps);
        requirePositive("sets", sets);
        requirePositive("rows", rows);
        if (!time.isPositive()) {
            throw refused("time", time, "It must be more than nothing.");
        }
        if (patience.isNegative()) {
            throw refused("patience", patience, "It must not be negative.");
        }
    }

    /** What a page may spend from now on. To be asked for when there is something to read: waiting for it takes nothing away. */
    public Budget budget(Clock clock) {
        return new Budget(steps, clock.instant().plus(time), clock);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw refused(name, value, "It must be more than nothing.");
        }
    }

    private static InvalidConfigurationPropertyValueException refused(String name, Object value, String reason) {
        return new InvalidConfigurationPropertyValueException("gatehouse.permission.lists." + name, value, reason);
    }
}
