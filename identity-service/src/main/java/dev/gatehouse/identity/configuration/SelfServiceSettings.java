package dev.gatehouse.identity.configuration;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Self-service.
 *
 * @param defaultReturnUrl the last place to go after a flow; absent where the project has none of its own
 * @param allowedReturnUrls where callers may ask to go
 * @param errorUiUrl the page that shows errors
 * @param passwordEnabled whether people sign in with passwords
 */
public record SelfServiceSettings(
        @Nullable URI defaultReturnUrl,
        List<String> allowedReturnUrls,
        @Nullable URI errorUiUrl,
        FlowSettings login,
        boolean passwordEnabled,
        OidcSettings oidc) {

    public SelfServiceSettings {
        allowedReturnUrls = List.copyOf(allowedReturnUrls);
    }

    static SelfServiceSettings parse(SettingsDocument settings) {
        return new SelfServiceSettings(
                settings.url("default_browser_return_url").orElse(null),
                settings.texts("allowed_return_urls"),
                settings.url("flows.error.ui_url").orElse(null),
                FlowSettings.parse(settings.at("flows.login")),
                settings.bool("methods.password.enabled", true),
                OidcSettings.parse(settings.at("methods.oidc")));
    }
}
