package dev.gatehouse.standalone;

import dev.gatehouse.platform.secret.Resealing;
import dev.gatehouse.platform.start.Launcher;
import dev.gatehouse.platform.start.Terminal;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts all services in one Spring context, over the embedded PostgreSQL unless an external one is named. */
final class StandaloneServer {

    private static final int PORT = 8080;
    private static final int MANAGEMENT_PORT = 8081;

    private StandaloneServer() {}

    /** Serves until SIGTERM. The database ends after everything that uses it. */
    static void serve(Surroundings surroundings, String... arguments) {
        DatabaseOfInstallation database = DatabaseOfInstallation.open(surroundings);
        SpringApplication.getShutdownHandlers().add(database::close);
        SpringApplication application = application(surroundings, database).application();
        application.addListeners(new Welcome());
        application.run(arguments);
    }

    /** Seals everything anew under the first system secret and says how much that was. */
    static void reseal(Surroundings surroundings) {
        boolean complete;
        try (DatabaseOfInstallation database = DatabaseOfInstallation.open(surroundings);
                ConfigurableApplicationContext context = application(surroundings, database)
                        .with("spring.main.web-application-type", "none")
                        .run()) {
            List<Resealing.Outcome> outcomes = context.getBean(Resealing.class).run();
            for (Resealing.Outcome outcome : outcomes) {
                Terminal.say("%s: %d, of which %d sealed anew, %d changed meanwhile, %d that no secret opens"
                        .formatted(
                                outcome.name(),
                                outcome.seen(),
                                outcome.resealed(),
                                outcome.changed(),
                                outcome.unreadable()));
            }
            complete = outcomes.stream().allMatch(Resealing.Outcome::complete);
        }
        System.exit(complete ? 0 : 1);
    }

    private static Launcher application(Surroundings surroundings, DatabaseOfInstallation database) {
        Launcher launcher = Launcher.of("gatehouse", StandaloneConfiguration.class, PORT, MANAGEMENT_PORT);
        database.properties().forEach(launcher::with);
        String secrets = surroundings.secretsOfItsOwn();
        if (secrets != null) {
            launcher.with("gatehouse.secrets.system", secrets);
        }
        return launcher;
    }
}
