package dev.gatehouse.oauth2;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Cors;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Which foreign pages may call, by patterns such as {@code https://*.example.org}, whose asterisk stands for one label of a host:
 * Spring's own would let it stand for several.
 */
final class OriginPolicy extends CorsConfiguration {

    private final List<Pattern> allowed;

    private OriginPolicy(Cors cors) {
        this.allowed = cors.allowedOrigins().stream()
                .map(origin -> origin.equals("*") ? Pattern.compile(".*") : pattern(origin))
                .toList();
        setAllowedMethods(cors.allowedMethods());
        setAllowedHeaders(cors.allowedHeaders());
        setExposedHeaders(cors.exposedHeaders());
        setAllowCredentials(cors.allowCredentials());
        if (cors.maxAge() != null) {
            setMaxAge(cors.maxAge());
        }
    }

    /** Empty where no other origin is allowed at all. */
    static Optional<CorsConfiguration> of(Cors cors) {
        return cors.enabled() ? Optional.of(new OriginPolicy(cors)) : Optional.empty();
    }

    @Override
    public @Nullable String checkOrigin(@Nullable String origin) {
        return origin != null
                        && (allowed.isEmpty()
                                || allowed.stream()
                                        .anyMatch(pattern ->
                                                pattern.matcher(origin).matches()))
                ? origin
                : null;
    }

    private static Pattern pattern(String origin) {
        String trimmed = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
        return Pattern.compile("\\Q" + trimmed.replace("*", "\\E[^.]*\\Q") + "\\E", Pattern.CASE_INSENSITIVE);
    }
}
