package dev.gatehouse.testkit;

import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.start.Launcher;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts a service as it is shipped: its own application on free ports and on a database of its own, in development mode. */
public final class TestService {

    private TestService() {}

    /**
     * Starts the service and returns when it is ready.
     *
     * @param launcher how the service's own main method starts it
     * @param documents what the project service would answer
     * @param type of one more bean that the tests bring along, such as one that sees statements
     */
    public static <T> ConfigurableApplicationContext start(
            Launcher launcher, ConfigurationDocuments documents, Class<T> type, T bean) {
        SpringApplication application = launcher.application();
        application.addInitializers(new TestDatabase.Initializer(), context -> {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test",
                            Map.of(
                                    "gatehouse.mode", "development",
                                    "gatehouse.secrets.system", "a-system-secret-for-the-tests-alone",
                                    "logging.structured.format.console", "",
                                    "server.port", "0",
                                    "management.server.port", "0")));
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean("testDocuments", ConfigurationDocuments.class, () -> documents);
            beans.registerBean("testBean", type, () -> bean);
        });
        return application.run();
    }
}
