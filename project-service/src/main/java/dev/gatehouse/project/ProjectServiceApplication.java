package dev.gatehouse.project;

import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.assertion.ServiceShapeConfiguration;
import dev.gatehouse.platform.start.Launcher;
import dev.gatehouse.platform.start.Terminal;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The project service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PlatformConfiguration.class,
    ServiceShapeConfiguration.class,
    ProjectServiceConfiguration.class,
    HttpPermissionDocuments.class
})
public class ProjectServiceApplication {

    private static final int PORT = 8101;
    private static final int MANAGEMENT_PORT = 9101;

    /** Starts the service. */
    public static void main(String... arguments) {
        Launcher.of("project-service", ProjectServiceApplication.class, PORT, MANAGEMENT_PORT)
                .run(arguments)
                .getBean(BootstrapAnnouncement.class)
                .take()
                .ifPresent(token -> Terminal.say("The operator's token, shown this once: " + token.reveal()));
    }
}
