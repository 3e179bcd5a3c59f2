package dev.gatehouse.permission;

import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.assertion.ServiceAddresses;
import dev.gatehouse.platform.assertion.ServiceClients;
import dev.gatehouse.platform.assertion.ServiceShapeConfiguration;
import dev.gatehouse.platform.start.Launcher;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The permission service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({PlatformConfiguration.class, ServiceShapeConfiguration.class, PermissionServiceConfiguration.class})
public class PermissionServiceApplication {

    @Bean
    CurrentProjects currentProjects(ServiceClients clients, ServiceAddresses addresses) {
        return new HttpCurrentProjects(clients.at(addresses.projectUrl()));
    }

    /** Starts it on 8104, with the management port on 9104. */
    public static void main(String[] arguments) {
        Launcher.of("permission-service", PermissionServiceApplication.class, 8104, 9104)
                .run(arguments);
    }
}
