package dev.gatehouse.identity;

import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.assertion.ServiceShapeConfiguration;
import dev.gatehouse.platform.start.Launcher;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The identity service as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({PlatformConfiguration.class, ServiceShapeConfiguration.class, IdentityServiceConfiguration.class})
public class IdentityServiceApplication {

    /** Starts the service. */
    public static void main(String[] arguments) {
        Launcher.of("identity-service", IdentityServiceApplication.class, 8102, 9102)
                // It would log the address that somebody else has; the refusal is an answer, not an incident.
                .with("logging.level.org.hibernate.orm.jdbc.error", "off")
                .run(arguments);
    }
}
