package dev.gatehouse.platform.assertion;

import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.configuration.HttpConfigurationDocuments;
import dev.gatehouse.platform.problem.ProblemWriter;
import dev.gatehouse.platform.web.FilterOrder;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What a service needs when it is a process of its own: it takes requests of the gateway and of other services only, and asks
 * the project service for configuration. Imported by each service's application, never by the standalone server.
 */
@Configuration(proxyBeanMethods = false)
@Import(AssertionConfiguration.class)
public class ServiceShapeConfiguration {

    @Bean
    FilterRegistrationBean<AssertionFilter> assertionFilter(AssertionVerifier verifier, ProblemWriter problems) {
        FilterRegistrationBean<AssertionFilter> registration =
                new FilterRegistrationBean<>(new AssertionFilter(verifier, problems));
        registration.setOrder(FilterOrder.ADMISSION);
        // An error dispatch belongs to a request that was verified already.
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    /** The project service has its own. */
    @Bean
    @ConditionalOnMissingBean(ConfigurationDocuments.class)
    HttpConfigurationDocuments httpConfigurationDocuments(ServiceClients clients, ServiceAddresses addresses) {
        return new HttpConfigurationDocuments(clients.at(addresses.projectUrl()));
    }
}
