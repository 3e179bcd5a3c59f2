package dev.gatehouse.gateway;

import dev.gatehouse.gateway.admission.AdmissionConfiguration;
import dev.gatehouse.gateway.status.JdbcReadiness;
import dev.gatehouse.gateway.status.Readiness;
import dev.gatehouse.gateway.status.StatusConfiguration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The gateway as a filter before the controllers of the same process: the same decisions without a hop. Whoever imports it
 * supplies a {@link ProjectDirectory}.
 */
@Configuration(proxyBeanMethods = false)
@Import({AdmissionConfiguration.class, StatusConfiguration.class})
public class InProcessGatewayConfiguration {

    @Bean
    Readiness databaseReadiness(DataSource database) {
        return new JdbcReadiness(database);
    }
}
