package dev.gatehouse.identity;

import static org.springframework.context.annotation.FilterType.ANNOTATION;

import dev.gatehouse.identity.cleanup.ExpiryCleanUp;
import dev.gatehouse.identity.configuration.CorsSettings;
import dev.gatehouse.identity.configuration.IdentityConfiguration;
import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.database.ServiceSchema;
import dev.gatehouse.platform.event.EventCleanUp;
import dev.gatehouse.platform.event.EventConfiguration;
import dev.gatehouse.platform.event.EventDoorbell;
import dev.gatehouse.platform.event.EventLog;
import dev.gatehouse.platform.job.ServiceJobs;
import dev.gatehouse.platform.outgoing.OutgoingConfiguration;
import dev.gatehouse.platform.web.CorsRule;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.web.cors.CorsConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** Everything the identity service is made of, for its own process and for the standalone server. */
@Configuration(proxyBeanMethods = false)
@Import({EventConfiguration.class, OutgoingConfiguration.class})
@ComponentScan(
        basePackageClasses = IdentityServiceConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(type = ANNOTATION, classes = SpringBootConfiguration.class))
@EntityScan(basePackageClasses = IdentityServiceConfiguration.class)
@EnableJpaRepositories(
        basePackageClasses = IdentityServiceConfiguration.class,
        considerNestedRepositories = true,
        // Deciding code begins transactions; a single read needs none.
        enableDefaultTransactions = false,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class IdentityServiceConfiguration {

    private static final String SCHEMA = "identity";

    @Bean
    ServiceSchema identitySchema(DataSource dataSource) {
        return new ServiceSchema(dataSource, SCHEMA);
    }

    @Bean
    Configurations<IdentityConfiguration> identityConfigurations(ConfigurationDocuments documents) {
        return new Configurations<>(documents, ServiceName.IDENTITY, IdentityConfiguration::parse);
    }

    @Bean
    EventLog identityEvents(DataSource dataSource, EventDoorbell doorbell, JsonMapper json, Clock clock) {
        return new EventLog(SCHEMA, dataSource, doorbell, json, clock);
    }

    @Bean
    EventCleanUp identityEventCleanUp(DataSource dataSource, JsonMapper json, Clock clock) {
        return new EventCleanUp(SCHEMA, dataSource, json, clock, List.of());
    }

    @Bean
    ServiceJobs identityJobs(
            DataSource dataSource,
            JsonMapper json,
            Clock clock,
            MeterRegistry meters,
            ExpiryCleanUp expiry,
            EventCleanUp identityEventCleanUp,
            ServiceSchema identitySchema) {
        // The schema is an argument, so that the tables are there before the jobs ask for them.
        return new ServiceJobs(
                SCHEMA,
                dataSource,
                json,
                clock,
                meters,
                List.of(expiry.task(), identityEventCleanUp.task()),
                List.of());
    }

    @Bean
    CorsRule identityPublicCors(Configurations<IdentityConfiguration> configurations) {
        return new CorsRule(
                List.of("/schemas", "/self-service", "/sessions", "/.well-known/ory"),
                tenant -> policy(configurations.of(tenant).cors()));
    }

    private static Optional<CorsConfiguration> policy(CorsSettings settings) {
        if (!settings.enabled()) {
            return Optional.empty();
        }
        CorsConfiguration policy = new CorsConfiguration();
        // As patterns, since "*" itself must not be combined with credentials; an entry may hold one wildcard.
        policy.setAllowedOriginPatterns(settings.allowedOrigins());
        policy.setAllowedMethods(settings.allowedMethods());
        policy.setAllowedHeaders(settings.allowedHeaders());
        policy.setExposedHeaders(settings.exposedHeaders());
        policy.setAllowCredentials(
                settings.allowCredentials() && !settings.allowedOrigins().contains("*"));
        policy.setMaxAge(settings.maxAge());
        return Optional.of(policy);
    }
}
