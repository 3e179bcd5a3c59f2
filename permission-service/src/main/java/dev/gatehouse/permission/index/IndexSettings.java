package dev.gatehouse.permission.index;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Tuples in memory. What is not, is read from PostgreSQL with the same answers.
 *
 * @param enabled whether projects are loaded into memory
 * @param memory how much they may take together: a share of the heap ({@code 40%}) or a size ({@code 2GB}). Those unused for
 *     longest go first, and a project that needs more alone is never loaded
 * @param staleness how old what is in memory may be for reads that ask for {@code minimize_latency}
 * @param catchUp how many changes are followed one by one; an index that is further behind is loaded again
 */
@ConfigurationProperties("gatehouse.permission.index")
public record IndexSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("40%") String memory,
        @DefaultValue("250ms") Duration staleness,
        @DefaultValue("100000") int catchUp) {

    private static final String PREFIX = "gatehouse.permission.index.";

    public IndexSettings {
        if (bytes(memory, Runtime.getRuntime().maxMemory()) <= 0) {
            throw new InvalidConfigurationPropertyValueException(
                    PREFIX + "memory", memory, "It must be a share of the heap from 1% to 90%, or a size such as 2GB.");
        }
        if (staleness.isNegative()) {
            throw new InvalidConfigurationPropertyValueException(
                    PREFIX + "staleness", staleness, "It must not be negative.");
        }
        if (catchUp <= 0) {
            throw new InvalidConfigurationPropertyValueException(
                    PREFIX + "catch-up", catchUp, "It must be more than nothing.");
        }
    }

    /** How much the indexes may take together. */
    public long memoryBytes() {
        return bytes(memory, Runtime.getRuntime().maxMemory());
    }

    private static long bytes(String memory, long heap) {
        try {
            if (!memory.endsWith("%")) {
                return DataSize.parse(memory).toBytes();
            }
            int share = Integer.parseInt(memory.substring(0, memory.length() - 1));
            return share < 1 || share > 90 ? 0 : heap / 100 * share;
        } catch (IllegalArgumentException unreadable) {
            return 0;
        }
    }
}
