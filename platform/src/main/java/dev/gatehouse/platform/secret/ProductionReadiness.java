package dev.gatehouse.platform.secret;

import dev.gatehouse.platform.GatehouseMode;
import java.util.List;

/** Refuses to start in production with system secrets that somebody could guess. */
final class ProductionReadiness {

    private ProductionReadiness() {}

    /** @throws UnusableSecretsException that says which secret, why, and what to do */
    static void require(GatehouseMode mode, SystemSecrets secrets) {
        if (mode.development()) {
            return;
        }
        List<Secret> all = secrets.all();
        for (int i = 0; i < all.size(); i++) {
            int index = i;
            SecretStrength.weakness(all.get(i).reveal(), SystemSecrets.SHORTEST).ifPresent(weakness -> {
                throw UnusableSecretsException.weak(index, weakness);
            });
        }
    }
}
