package dev.gatehouse.identity.configuration;

import dev.gatehouse.platform.secret.Secret;
import java.util.List;

/**
 * The project's own secrets. In each list the first seals and all open, so that a secret can be replaced without breaking
 * what the old one sealed.
 *
 * @param cookie for cookies
 * @param cipher for tokens of upstream providers
 */
public record SecretSettings(List<Secret> cookie, List<Secret> cipher) {

    public SecretSettings {
        cookie = List.copyOf(cookie);
        cipher = List.copyOf(cipher);
    }

    static SecretSettings parse(SettingsDocument settings) {
        List<Secret> cookie = settings.secrets("cookie");
        List<Secret> usable = cookie.isEmpty() ? settings.secrets("default") : cookie;
        if (usable.isEmpty()) {
            throw new IllegalStateException("Every revision has secrets.cookie or secrets.default.");
        }
        return new SecretSettings(usable, settings.secrets("cipher"));
    }
}
