package dev.gatehouse.oauth2;

import static org.springframework.context.annotation.FilterType.ANNOTATION;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration;
import dev.gatehouse.oauth2.key.JdbcSealedKeys;
import dev.gatehouse.oauth2.protocol.OAuth2FormArguments;
import dev.gatehouse.oauth2.token.JdbcExpiredAccessTokens;
import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.database.ServiceSchema;
import dev.gatehouse.platform.job.ServiceJobs;
import dev.gatehouse.platform.outgoing.OutgoingConfiguration;
import dev.gatehouse.platform.problem.DialectRule;
import dev.gatehouse.platform.problem.ErrorDialect;
import dev.gatehouse.platform.secret.SealedValues;
import dev.gatehouse.platform.web.CorsRule;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Everything the OAuth 2.0 service is made of, for its own process and for the standalone server. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = OAuth2ServiceConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(type = ANNOTATION, classes = SpringBootConfiguration.class))
@EntityScan(basePackageClasses = OAuth2ServiceConfiguration.class)
@EnableJpaRepositories(
        basePackageClasses = OAuth2ServiceConfiguration.class,
        considerNestedRepositories = true,
        // Deciding code begins transactions; a single read needs none.
        enableDefaultTransactions = false,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Import(OutgoingConfiguration.class)
public class OAuth2ServiceConfiguration {

    @Bean
    ServiceSchema oauth2Schema(DataSource dataSource) {
        return new ServiceSchema(dataSource, "oauth2");
    }

    @Bean
    ServiceJobs oauth2Jobs(
            DataSource dataSource,
            JsonMapper json,
            Clock clock,
            MeterRegistry meters,
            JdbcExpiredAccessTokens expiredAccessTokens) {
        return new ServiceJobs(
                "oauth2", dataSource, json, clock, meters, List.of(expiredAccessTokens.job()), List.of());
    }

    /** Private keys are sealed again when the installation's secrets change. */
    @Bean
    SealedValues oauth2SealedKeys(JdbcClient jdbc) {
        return JdbcSealedKeys.of(jdbc);
    }

    @Bean
    Configurations<OAuth2Configuration> oauth2Configurations(ConfigurationDocuments documents) {
        return new Configurations<>(documents, ServiceName.OAUTH2, OAuth2Configuration::parse);
    }

    @Bean
    DialectRule oauth2EndpointsDialect() {
        return new DialectRule("/oauth2", ErrorDialect.OAUTH2);
    }

    @Bean
    DialectRule oauth2UserinfoDialect() {
        return new DialectRule("/userinfo", ErrorDialect.OAUTH2);
    }

    @Bean
    DialectRule oauth2ClientsDialect() {
        return new DialectRule("/admin/clients", ErrorDialect.OAUTH2);
    }

    @Bean
    DialectRule oauth2KeysDialect() {
        return new DialectRule("/admin/keys", ErrorDialect.OAUTH2);
    }

    @Bean
    DialectRule oauth2AdminDialect() {
        return new DialectRule("/admin/oauth2", ErrorDialect.OAUTH2);
    }

    @Bean
    DialectRule oauth2TrustDialect() {
        return new DialectRule("/admin/trust", ErrorDialect.OAUTH2);
    }

    @Bean
    CorsRule oauth2PublicCors(Configurations<OAuth2Configuration> configurations) {
        return new CorsRule(
                List.of(
                        "/oauth2/token",
                        "/oauth2/revoke",
                        "/userinfo",
                        "/.well-known/openid-configuration",
                        "/.well-known/jwks.json"),
                true,
                tenant -> OriginPolicy.of(configurations.of(tenant).publicCors()));
    }

    @Bean
    CorsRule oauth2AdminCors(Configurations<OAuth2Configuration> configurations) {
        return new CorsRule(
                List.of("/admin/clients", "/admin/keys", "/admin/oauth2", "/admin/trust"),
                tenant -> OriginPolicy.of(configurations.of(tenant).adminCors()));
    }

    @Bean
    WebMvcConfigurer oauth2Arguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new OAuth2FormArguments());
            }
        };
    }
}
