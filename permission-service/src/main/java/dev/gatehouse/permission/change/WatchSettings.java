package dev.gatehouse.permission.change;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Those who follow the changes of tuples over HTTP.
 *
 * @param heartbeat how long a stream is silent at most
 * @param lifetime after which a stream ends, so that who may not follow any more does not for longer; clients resume
 * @param streams how many of them this process serves at a time
 */
@ConfigurationProperties("gatehouse.permission.watch")
public record WatchSettings(
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("5m") Duration lifetime,
        @DefaultValue("1000") int streams) {

    public WatchSettings {
        requirePositive("heartbeat", heartbeat);
        requirePositive("lifetime", lifetime);
        if (streams <= 0) {
            throw refused("streams", streams);
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw refused(name, value);
        }
    }

    private static InvalidConfigurationPropertyValueException refused(String name, Object value) {
        return new InvalidConfigurationPropertyValueException(
                "gatehouse.permission.watch." + name, value, "It must be more than nothing.");
    }
}
