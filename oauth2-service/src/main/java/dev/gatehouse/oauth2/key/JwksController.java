package dev.gatehouse.oauth2.key;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /.well-known/jwks.json} (RFC 7517 §5). */
@RestController
class JwksController {

    private final PublishedKeys keys;
    private final Configurations<OAuth2Configuration> configurations;

    JwksController(PublishedKeys keys, Configurations<OAuth2Configuration> configurations) {
        this.keys = keys;
        this.configurations = configurations;
    }

    record KeySet(List<Map<String, Object>> keys) {}

    @GetMapping("/.well-known/jwks.json")
    KeySet keys(Tenant tenant) {
        return new KeySet(keys.of(tenant.project(), configurations.of(tenant)));
    }
}
