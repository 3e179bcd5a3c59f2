package dev.gatehouse.identity.configuration;

import org.jspecify.annotations.Nullable;

/**
 * How cookies of one kind are sent.
 *
 * @param domain empty for the host that was asked
 */
public record CookieSettings(@Nullable String domain, String path, SameSite sameSite) {

    static final CookieSettings DEFAULT = new CookieSettings(null, "/", SameSite.LAX);

    /** Reads the settings below a key; what is missing there falls back to the other settings. */
    static CookieSettings parse(SettingsDocument settings, CookieSettings fallback) {
        return new CookieSettings(
                settings.text("domain").orElse(fallback.domain()),
                settings.text("path").orElse(fallback.path()),
                settings.constant("same_site", SameSite.class, fallback.sameSite()));
    }
}
