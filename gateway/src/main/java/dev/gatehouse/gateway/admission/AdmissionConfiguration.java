package dev.gatehouse.gateway.admission;

import dev.gatehouse.gateway.ProjectDirectory;
import dev.gatehouse.platform.problem.ProblemWriter;
import dev.gatehouse.platform.web.FilterOrder;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The decisions and the filter that asks for them; needs a {@link ProjectDirectory}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TenancySettings.class, PublicAddress.class})
public class AdmissionConfiguration {

    @Bean
    TrustedProxies trustedProxies(TenancySettings settings) {
        return new TrustedProxies(settings.trustedProxies());
    }

    @Bean
    Gate gate(
            ProjectDirectory directory,
            TrustedProxies proxies,
            PublicAddress address,
            TenancySettings settings,
            Clock clock) {
        ProjectDirectory cached = new CachedProjectDirectory(directory);
        return new Gate(new TenantResolver(cached, proxies, address, settings), new CredentialGuard(cached, clock));
    }

    @Bean
    FilterRegistrationBean<GateFilter> gateFilter(Gate gate, ProblemWriter problems) {
        FilterRegistrationBean<GateFilter> registration = new FilterRegistrationBean<>(new GateFilter(gate, problems));
        registration.setOrder(FilterOrder.ADMISSION);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
