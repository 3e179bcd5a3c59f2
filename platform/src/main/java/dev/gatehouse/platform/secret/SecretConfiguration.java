package dev.gatehouse.platform.secret;

import dev.gatehouse.platform.GatehouseMode;
import java.security.SecureRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The system secrets of an installation and what is done with them; imported by every application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretSettings.class)
public class SecretConfiguration {

    @Bean
    SystemSecrets systemSecrets(SecretSettings settings, GatehouseMode mode) {
        SystemSecrets secrets = read(settings);
        ProductionReadiness.require(mode, secrets);
        return secrets;
    }

    @Bean
    Sealer sealer(SystemSecrets secrets, SecureRandom random) {
        return new Sealer(secrets, random);
    }

    @Bean
    Stamper stamper(SystemSecrets secrets) {
        return new Stamper(secrets);
    }

    @Bean
    Resealing resealing(ObjectProvider<SealedValues> kinds, Sealer sealer) {
        return new Resealing(kinds.orderedStream().toList(), sealer);
    }

    private static SystemSecrets read(SecretSettings settings) {
        if (!settings.system().isEmpty()) {
            return new SystemSecrets(settings.system());
        }
        if (settings.systemFile() != null) {
            return new SystemSecrets(SecretFile.read(settings.systemFile()));
        }
        throw UnusableSecretsException.missing();
    }
}
