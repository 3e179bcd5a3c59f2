package dev.gatehouse.platform.assertion;

import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.database.ServiceSchema;
import dev.gatehouse.platform.secret.SealedValues;
import dev.gatehouse.platform.secret.Sealer;
import dev.gatehouse.platform.secret.SecretConfiguration;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/**
 * Signs and verifies assertions, where the parts of the installation are processes of their own. The gateway imports it; the
 * services import {@link ServiceShapeConfiguration}, which contains it.
 */
@Configuration(proxyBeanMethods = false)
@Import(SecretConfiguration.class)
@EnableConfigurationProperties({AssertionSettings.class, ServiceAddresses.class})
public class AssertionConfiguration {

    @Bean
    ServiceSchema platformSchema(DataSource dataSource) {
        return new ServiceSchema(dataSource, "platform");
    }

    @Bean
    AssertionKeys assertionKeys(
            AssertionSettings settings,
            ServiceSchema platformSchema,
            DataSource dataSource,
            Sealer sealer,
            SecureRandom random,
            Clock clock) {
        return settings.keyFile() == null
                ? AssertionKeys.stored(JdbcClient.create(dataSource), sealer, random, clock, settings.keyLifetime())
                : AssertionKeys.mounted(settings.keyFile(), clock);
    }

    @Bean
    SealedValues sealedAssertionKeys(DataSource dataSource) {
        return StoredAssertionKeys.sealedValues(JdbcClient.create(dataSource));
    }

    @Bean
    AssertionSigner assertionSigner(AssertionKeys keys, Clock clock) {
        return new AssertionSigner(keys, clock);
    }

    @Bean
    AssertionVerifier assertionVerifier(AssertionKeys keys, Clock clock) {
        return new AssertionVerifier(keys, clock);
    }

    @Bean
    ServiceClients serviceClients(
            AssertionSigner signer,
            ServiceAddresses addresses,
            ObjectProvider<RestClient.Builder> builders,
            Environment environment) {
        String name = environment.getProperty("spring.application.name", "unnamed");
        return new ServiceClients(signer, new Caller.Service(name), addresses, builders);
    }
}
