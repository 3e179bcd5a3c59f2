package dev.gatehouse.permission.bulk;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Bulk import and export.
 *
 * @param chunk how many lines of an import become durable together; other writers of the project wait for as long as it takes
 * @param imports how many imports this process does at a time
 * @param exports how many exports this process does at a time; each holds a database connection until its reader has it all
 */
@ConfigurationProperties("gatehouse.permission.bulk")
public record BulkSettings(
        @DefaultValue("10000") int chunk,
        @DefaultValue("2") int imports,
        @DefaultValue("2") int exports) {

    public BulkSettings {
        requirePositive("chunk", chunk);
        requirePositive("imports", imports);
        requirePositive("exports", exports);
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "gatehouse.permission.bulk." + name, value, "It must be more than nothing.");
        }
    }
}
