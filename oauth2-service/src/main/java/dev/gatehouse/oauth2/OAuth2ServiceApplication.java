package dev.gatehouse.oauth2;

import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.assertion.ServiceShapeConfiguration;
import dev.gatehouse.platform.start.Launcher;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The OAuth 2.0 service as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({PlatformConfiguration.class, ServiceShapeConfiguration.class, OAuth2ServiceConfiguration.class})
public class OAuth2ServiceApplication {

    /** Starts the service. */
    public static void main(String[] arguments) {
        Launcher.of("oauth2-service", OAuth2ServiceApplication.class, 8103, 9103)
                .run(arguments);
    }
}
