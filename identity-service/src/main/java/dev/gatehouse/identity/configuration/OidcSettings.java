package dev.gatehouse.identity.configuration;

import java.util.List;
import java.util.Optional;

/** Signing in with accounts of others (identity.md §13.2). */
public record OidcSettings(boolean enabled, List<Provider> providers) {

    /**
     * An upstream provider.
     *
     * @param id its name in callbacks and identifiers
     * @param label its name for people
     */
    public record Provider(String id, String label) {}

    public OidcSettings {
        providers = List.copyOf(providers);
    }

    /** The provider under this id. */
    public Optional<Provider> find(String id) {
        return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    static OidcSettings parse(SettingsDocument settings) {
        return new OidcSettings(
                settings.bool("enabled", false),
                settings.list(
                        "config.providers",
                        provider -> provider.text("id")
                                .map(id ->
                                        new Provider(id, provider.text("label").orElse(id)))
                                .orElse(null)));
    }
}
