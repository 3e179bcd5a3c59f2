package dev.gatehouse.oauth2.discovery;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration;
import dev.gatehouse.oauth2.key.KeySets;
import dev.gatehouse.oauth2.key.SigningKeys;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.Tenant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /.well-known/openid-configuration} (OpenID Connect Discovery §4). */
@RestController
class DiscoveryController {

    private final SigningKeys keys;
    private final Configurations<OAuth2Configuration> configurations;

    DiscoveryController(SigningKeys keys, Configurations<OAuth2Configuration> configurations) {
        this.keys = keys;
        this.configurations = configurations;
    }

    @GetMapping("/.well-known/openid-configuration")
    ProviderMetadata discover(Tenant tenant) {
        String algorithm = keys.current(tenant.project(), KeySets.ID_TOKEN).algorithm();
        return ProviderMetadata.of(tenant, configurations.of(tenant), algorithm);
    }
}
