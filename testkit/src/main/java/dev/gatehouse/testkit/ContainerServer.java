package dev.gatehouse.testkit;

import dev.gatehouse.platform.secret.Secret;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container, from an image that is on this machine already. */
final class ContainerServer implements DatabaseServer {

    private final PostgreSQLContainer container;

    private ContainerServer(PostgreSQLContainer container) {
        this.container = container;
    }

    /** @param image present on this machine; it is never pulled */
    @SuppressWarnings("resource") // It lives as long as the JVM; Testcontainers' reaper or its shutdown hook ends it.
    static ContainerServer start(String image) {
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withImagePullPolicy(_ -> false)
                .withDatabaseName("gatehouse")
                .withUsername("gatehouse")
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "synchronous_commit=off",
                        "-c",
                        "full_page_writes=off",
                        "-c",
                        "max_connections=300");
        container.start();
        return new ContainerServer(container);
    }

    @Override
    public String description() {
        return "PostgreSQL in a container of " + container.getDockerImageName();
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), database);
    }

    @Override
    public String maintenanceDatabase() {
        return container.getDatabaseName();
    }

    @Override
    public String username() {
        return container.getUsername();
    }

    @Override
    public Secret password() {
        return new Secret(container.getPassword());
    }
}
