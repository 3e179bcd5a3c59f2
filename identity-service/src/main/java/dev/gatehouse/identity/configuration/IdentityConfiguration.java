package dev.gatehouse.identity.configuration;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one revision of a project says about identities and self-service (identity.md §18), parsed once per revision.
 *
 * @param publicUrl the address under which the project is reached, where it is fixed; else the host that was asked
 */
public record IdentityConfiguration(
        @Nullable URI publicUrl,
        CorsSettings cors,
        SelfServiceSettings selfService,
        SessionSettings session,
        CookieSettings cookies,
        SecretSettings secrets,
        SchemaSettings schemas,
        HasherSettings hasher) {

    /** Reads {@code services.identity.config} with every default filled in. Unknown keys are ignored. */
    public static IdentityConfiguration parse(ObjectNode document) {
        SettingsDocument settings = new SettingsDocument(document);
        CookieSettings cookies = CookieSettings.parse(settings.at("cookies"), CookieSettings.DEFAULT);
        return new IdentityConfiguration(
                settings.url("serve.public.base_url").orElse(null),
                CorsSettings.parse(settings.at("serve.public.cors")),
                SelfServiceSettings.parse(settings.at("selfservice")),
                SessionSettings.parse(settings.at("session"), cookies),
                cookies,
                SecretSettings.parse(settings.at("secrets")),
                SchemaSettings.parse(settings.at("identity")),
                HasherSettings.parse(settings.at("hashers")));
    }
}
