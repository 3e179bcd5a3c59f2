package dev.gatehouse.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * How much of a request is read at most.
 *
 * @param maxBody of a body, after which the request is refused with 413
 * @param maxStream of a body that is read bit by bit and never kept as a whole ({@link StreamedPath})
 * @param maxHeaders of the request line and all headers together, after which it is refused with 400
 */
@ConfigurationProperties("gatehouse.web")
record WebLimits(
        @DefaultValue("4MB") DataSize maxBody,
        @DefaultValue("8GB") DataSize maxStream,
        @DefaultValue("32KB") DataSize maxHeaders) {

    WebLimits {
        require("gatehouse.web.max-body", maxBody);
        require("gatehouse.web.max-headers", maxHeaders);
        if (maxStream.compareTo(maxBody) < 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "gatehouse.web.max-stream", maxStream, "It must not be less than max-body.");
        }
    }

    private static void require(String name, DataSize size) {
        if (size.toBytes() < 1 || size.toBytes() > Integer.MAX_VALUE / 2) {
            throw new InvalidConfigurationPropertyValueException(
                    name, size, "It must be at least a byte and at most a gigabyte.");
        }
    }
}
