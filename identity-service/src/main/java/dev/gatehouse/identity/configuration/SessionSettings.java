package dev.gatehouse.identity.configuration;

import java.time.Duration;

/**
 * Sessions.
 *
 * @param lifespan from authentication to expiry
 * @param earliestExtension how long before its end a session may be extended
 * @param requiredAal what {@code whoami} demands
 * @param cookieName under which name browsers carry their session
 * @param persistent whether the cookie outlives the browser
 */
public record SessionSettings(
        Duration lifespan,
        Duration earliestExtension,
        RequiredAal requiredAal,
        String cookieName,
        boolean persistent,
        CookieSettings cookie) {

    static SessionSettings parse(SettingsDocument settings, CookieSettings cookies) {
        Duration lifespan = settings.duration("lifespan", Duration.ofHours(24));
        return new SessionSettings(
                lifespan,
                settings.duration("earliest_possible_extend", lifespan),
                settings.constant("whoami.required_aal", RequiredAal.class, RequiredAal.HIGHEST_AVAILABLE),
                settings.text("cookie.name").orElse("ory_kratos_session"),
                settings.bool("cookie.persistent", true),
                CookieSettings.parse(settings.at("cookie"), cookies));
    }
}
