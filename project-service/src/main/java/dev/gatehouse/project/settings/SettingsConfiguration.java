package dev.gatehouse.project.settings;

import dev.gatehouse.platform.GatehouseMode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts the settings together from the schemas, the operator's defaults and the mode of the installation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettingsConfiguration.OperatorDefaults.class)
class SettingsConfiguration {

    /**
     * Where the operator's defaults for all projects are.
     *
     * @param defaultsFile a YAML or JSON file with members identity, oauth2 and permission
     */
    @ConfigurationProperties("gatehouse.project")
    record OperatorDefaults(@Nullable Path defaultsFile) {}

    @Bean
    SettingsDocuments projectSettings(JsonMapper json, GatehouseMode mode, OperatorDefaults operator) {
        return new SettingsDocuments(
                json,
                InstallationDefaultsDocument.read(operator.defaultsFile(), json),
                new ServerValuesWriter(mode),
                new JsonSettingsChecks(mode, json));
    }
}
