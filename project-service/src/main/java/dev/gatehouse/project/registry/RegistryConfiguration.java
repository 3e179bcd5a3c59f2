package dev.gatehouse.project.registry;

import dev.gatehouse.platform.event.EventDoorbell;
import dev.gatehouse.platform.event.EventLog;
import dev.gatehouse.platform.secret.RandomTokens;
import dev.gatehouse.platform.secret.SealedColumn;
import dev.gatehouse.platform.secret.SealedValues;
import dev.gatehouse.project.settings.JsonProjectSecrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The parts of the registry that are not components of their own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Addresses.class)
class RegistryConfiguration {

    @Bean
    Slugs projectSlugs(SecureRandom random) {
        return new Slugs(random);
    }

    @Bean
    JsonProjectSecrets projectSecrets(RandomTokens tokens) {
        return new JsonProjectSecrets(tokens);
    }

    @Bean
    ProjectEvents projectEvents(DataSource database, EventDoorbell doorbell, JsonMapper json, Clock clock) {
        return new ProjectEvents(new EventLog("project", database, doorbell, json, clock));
    }

    @Bean
    SealedValues sealedProjectSecrets(JdbcClient jdbc) {
        return new SealedColumn(
                jdbc,
                "project.secrets",
                "sealed",
                List.of("project_id"),
                key -> SealingContexts.secrets(key.getFirst()));
    }

    @Bean
    SealedValues sealedRevisionSecrets(JdbcClient jdbc) {
        return new SealedColumn(
                jdbc,
                "project.revisions",
                "secrets",
                List.of("project_id", "revision_id"),
                key -> SealingContexts.revision(key.getFirst(), key.getLast()));
    }
}
