package dev.gatehouse.identity.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One kind of self-service flow.
 *
 * @param uiUrl the page that shows it; absent where the project has no page of its own
 * @param lifespan from its start to its expiry
 * @param returnUrl where a page goes after it
 * @param returnUrls the same by method, which comes first
 */
public record FlowSettings(
        @Nullable URI uiUrl, Duration lifespan, @Nullable URI returnUrl, Map<String, URI> returnUrls) {

    public FlowSettings {
        returnUrls = Map.copyOf(returnUrls);
    }

    /** Where a page goes after this method completed the flow, when the configuration says so. */
    public Optional<URI> returnUrl(String method) {
        URI specific = returnUrls.get(method);
        return Optional.ofNullable(specific == null ? returnUrl : specific);
    }

    static FlowSettings parse(SettingsDocument settings) {
        Map<String, URI> byMethod = new LinkedHashMap<>();
        for (String method : new String[] {"password", "oidc", "webauthn", "totp", "lookup_secret", "profile"}) {
            settings.url("after." + method + ".default_browser_return_url").ifPresent(url -> byMethod.put(method, url));
        }
        return new FlowSettings(
                settings.url("ui_url").orElse(null),
                settings.duration("lifespan", Duration.ofHours(1)),
                settings.url("after.default_browser_return_url").orElse(null),
                byMethod);
    }
}
