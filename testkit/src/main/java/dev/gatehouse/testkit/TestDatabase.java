package dev.gatehouse.testkit;

import dev.gatehouse.platform.secret.RandomTokens;
import dev.gatehouse.platform.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * An empty database on the one PostgreSQL server that the tests of a JVM share. Say
 * {@code @ContextConfiguration(initializers = TestDatabase.Initializer.class)} on a test with a Spring context, or
 * {@link #create()} in one without.
 *
 * <p>The server runs in a container where a Docker engine and the image are at hand, and is the embedded one otherwise.
 * {@code GATEHOUSE_TEST_DATABASE} ({@code embedded} or {@code testcontainers}) decides otherwise, and
 * {@code GATEHOUSE_TEST_POSTGRES_IMAGE} names another image than {@code postgres:18}. Nothing is ever pulled.
 *
 * @param jdbcUrl where the database is
 * @param username its owner
 * @param password the owner's password
 */
public record TestDatabase(String jdbcUrl, String username, Secret password) {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** Makes an empty database. It goes with the server at the end of the JVM. */
    public static TestDatabase create() {
        DatabaseServer server = Shared.SERVER;
        String name = "test_" + COUNTER.incrementAndGet();
        server.create(name);
        return new TestDatabase(server.jdbcUrl(name), server.username(), server.password());
    }

    /** Makes an empty database and points Spring's data source to it: the body of a {@code @DynamicPropertySource}. */
    public static void register(DynamicPropertyRegistry registry) {
        create().properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    /** What Spring's data source is configured with. The pool is small, since contexts stay open until the JVM ends. */
    public Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url",
                jdbcUrl,
                "spring.datasource.username",
                username,
                "spring.datasource.password",
                password.reveal(),
                "spring.datasource.hikari.maximum-pool-size",
                "10",
                "spring.datasource.hikari.minimum-idle",
                "0");
    }

    /** A data source without a pool, for tests without Spring. */
    public DataSource dataSource() {
        return new DriverManagerDataSource(jdbcUrl, username, password.reveal());
    }

    /** Gives each Spring context of a test an empty database, and system secrets to seal with what goes into it. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, Object> properties = new HashMap<>(create().properties());
            properties.put("gatehouse.secrets.system", new RandomTokens(new SecureRandom()).alphanumeric(64));
            // Nobody listens for the metrics of a test.
            properties.put("management.otlp.metrics.export.enabled", "false");
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("testDatabase", properties));
        }
    }

    private static final class Shared {

        static final DatabaseServer SERVER = start();

        private static DatabaseServer start() {
            Map<String, String> environment = System.getenv();
            String image = environment.getOrDefault("GATEHOUSE_TEST_POSTGRES_IMAGE", "postgres:18");
            DatabaseServer server = switch (environment.getOrDefault("GATEHOUSE_TEST_DATABASE", "")) {
                case "embedded" -> EmbeddedServer.start();
                case "testcontainers" -> ContainerServer.start(image);
                case "" -> atHand(environment, image) ? ContainerServer.start(image) : EmbeddedServer.start();
                default ->
                    throw new IllegalStateException("GATEHOUSE_TEST_DATABASE is either embedded or testcontainers.");
            };
            announce(server);
            return server;
        }

        /** Whether Testcontainers would start the image at once, with nothing to pull and nothing to wait for. */
        @SuppressWarnings("deprecation") // Nothing else names the image that Testcontainers would pull beside ours.
        private static boolean atHand(Map<String, String> environment, String image) {
            if (Files.exists(Path.of("/.dockerenv")) && !environment.containsKey("TESTCONTAINERS_HOST_OVERRIDE")) {
                // Inside a container, the ports that the engine publishes are not on our loopback.
                return false;
            }
            DockerEngine engine = DockerEngine.ofThisMachine(environment);
            return engine.has(image)
                    && (Boolean.parseBoolean(environment.get("TESTCONTAINERS_RYUK_DISABLED"))
                            || engine.has(
                                    TestcontainersConfiguration.getInstance().getRyukImage()));
        }

        @SuppressWarnings("SystemOut") // The build's reader wants to see this line, whatever the log level of a test.
        private static void announce(DatabaseServer server) {
            System.out.println("Tests run on " + server.description() + ".");
        }
    }
}
