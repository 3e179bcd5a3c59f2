package dev.gatehouse.standalone;

import dev.gatehouse.gateway.InProcessGatewayConfiguration;
import dev.gatehouse.gateway.ProjectDirectory;
import dev.gatehouse.identity.IdentityServiceConfiguration;
import dev.gatehouse.identity.StoredErrors;
import dev.gatehouse.oauth2.OAuth2ServiceConfiguration;
import dev.gatehouse.pages.PagesConfiguration;
import dev.gatehouse.pages.SelfServiceError;
import dev.gatehouse.pages.SelfServiceErrors;
import dev.gatehouse.permission.CurrentProjects;
import dev.gatehouse.permission.CurrentProjects.CurrentProject;
import dev.gatehouse.permission.JsonSettingsCheck;
import dev.gatehouse.permission.PermissionServiceConfiguration;
import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.secret.SecretConfiguration;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.project.PermissionDocuments;
import dev.gatehouse.project.ProjectLookup;
import dev.gatehouse.project.ProjectServiceConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** One context of all services. What one declares as a port is answered here by a call of another. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PlatformConfiguration.class,
    SecretConfiguration.class,
    InProcessGatewayConfiguration.class,
    ProjectServiceConfiguration.class,
    IdentityServiceConfiguration.class,
    OAuth2ServiceConfiguration.class,
    PermissionServiceConfiguration.class,
    PagesConfiguration.class
})
class StandaloneConfiguration {

    @Bean
    ProjectDirectory projectDirectory(ProjectLookup lookup) {
        return new DirectProjectDirectory(lookup);
    }

    @Bean
    PermissionDocuments permissionDocuments(JsonSettingsCheck settings) {
        return new DirectPermissionDocuments(settings);
    }

    @Bean
    CurrentProjects currentProjects(ProjectLookup lookup) {
        return id -> lookup.findById(id)
                .map(project -> new CurrentProject(project.revision(), project.state() == Tenant.State.RUNNING));
    }

    @Bean
    SelfServiceErrors selfServiceErrors(StoredErrors errors) {
        return (tenant, id) -> errors.find(tenant, id)
                .map(error -> new SelfServiceError(error.code(), error.message(), error.reason()));
    }

    @Bean
    @ConditionalOnProperty(name = "gatehouse.mode", havingValue = "development")
    DevelopmentController developmentController() {
        return new DevelopmentController();
    }
}
