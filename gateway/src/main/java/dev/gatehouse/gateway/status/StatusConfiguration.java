package dev.gatehouse.gateway.status;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway's own endpoints; needs a {@link Readiness}. */
@Configuration(proxyBeanMethods = false)
public class StatusConfiguration {

    @Bean
    StatusController statusController(Readiness readiness, ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        String version = properties == null ? null : properties.getVersion();
        return new StatusController(readiness, version == null ? "unreleased" : version);
    }
}
