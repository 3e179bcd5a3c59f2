package dev.gatehouse.identity.configuration;

import java.time.Duration;
import java.util.List;

/** Which scripts of other origins may call the public API. */
public record CorsSettings(
        boolean enabled,
        List<String> allowedOrigins,
        List<String> allowedMethods,
        List<String> allowedHeaders,
        List<String> exposedHeaders,
        boolean allowCredentials,
        Duration maxAge) {

    static CorsSettings parse(SettingsDocument settings) {
        return new CorsSettings(
                settings.bool("enabled", false),
                settings.has("allowed_origins") ? settings.texts("allowed_origins") : List.of("*"),
                settings.has("allowed_methods")
                        ? settings.texts("allowed_methods")
                        : List.of("POST", "GET", "PUT", "PATCH", "DELETE"),
                settings.has("allowed_headers")
                        ? settings.texts("allowed_headers")
                        : List.of("Authorization", "Content-Type", "X-Session-Token"),
                settings.has("exposed_headers") ? settings.texts("exposed_headers") : List.of("Content-Type"),
                settings.bool("allow_credentials", true),
                Duration.ofSeconds(settings.integer("max_age", 0)));
    }
}
