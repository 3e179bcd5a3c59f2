package dev.gatehouse.gateway.admission;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Where people reach the installation.
 *
 * @param publicUrl scheme, host and port, without a path
 */
@ConfigurationProperties("gatehouse")
public record PublicAddress(
        @DefaultValue("http://localhost:8080") URI publicUrl) {

    public PublicAddress {
        String scheme = publicUrl.getScheme();
        boolean web = "http".equals(scheme) || "https".equals(scheme);
        String path = publicUrl.getPath();
        if (!web || publicUrl.getHost() == null || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new InvalidConfigurationPropertyValueException(
                    "gatehouse.public-url", publicUrl, "It must be an http or https URL without a path.");
        }
    }

    String scheme() {
        return publicUrl.getScheme();
    }

    int port() {
        return publicUrl.getPort();
    }

    /** The suffixes that are configured, else the host itself; a name cannot be put in front of an address. */
    List<String> suffixes(@Nullable List<String> configured) {
        if (configured != null && !configured.isEmpty()) {
            return configured.stream()
                    .map(suffix -> suffix.toLowerCase(Locale.ROOT))
                    .toList();
        }
        String host = publicUrl.getHost().toLowerCase(Locale.ROOT);
        boolean address = host.startsWith("[") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        return List.of(address ? "localhost" : host);
    }
}
