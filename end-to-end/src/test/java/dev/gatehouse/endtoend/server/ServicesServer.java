package dev.gatehouse.endtoend.server;

import dev.gatehouse.endtoend.http.Site;
import dev.gatehouse.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The separate services behind the gateway, as an operator deploys them: in production mode, with secrets given. */
public final class ServicesServer implements GatehouseServer {

    /** The services by the environment variable under which the others learn where they are. */
    private static final Map<String, String> SERVICES = Map.of(
            "project-service", "GATEHOUSE_SERVICES_PROJECT_URL",
            "identity-service", "GATEHOUSE_SERVICES_IDENTITY_URL",
            "oauth2-service", "GATEHOUSE_SERVICES_OAUTH2_URL",
            "permission-service", "GATEHOUSE_SERVICES_PERMISSION_URL");

    private record Ports(int port, int management) {
        static Ports free() {
            return new Ports(ServerProcess.freePort(), ServerProcess.freePort());
        }
    }

    private final List<ServerProcess> processes = new ArrayList<>();
    private final Ports gateway = Ports.free();
    private final String operatorToken = ServerProcess.randomSecret();

    private ServicesServer() {}

    static ServicesServer start(String name) {
        ServicesServer server = new ServicesServer();
        server.launch(Jars.workFolder().resolve(name));
        return server;
    }

    @Override
    public Site site() {
        return new Site("localhost", gateway.port());
    }

    @Override
    public String operatorToken() {
        return operatorToken;
    }

    @Override
    public void close() {
        processes.reversed().forEach(ServerProcess::stop);
    }

    private void launch(Path folder) {
        TestDatabase database = TestDatabase.create();
        Map<String, Ports> ports = new HashMap<>();
        Map<String, String> common = new HashMap<>(Map.of(
                "GATEHOUSE_MODE", "production",
                "GATEHOUSE_DATABASE_URL", database.jdbcUrl(),
                "GATEHOUSE_DATABASE_USERNAME", database.username(),
                "GATEHOUSE_DATABASE_PASSWORD", database.password().reveal(),
                "GATEHOUSE_SECRETS_SYSTEM", ServerProcess.randomSecret(),
                "GATEHOUSE_BOOTSTRAP_TOKEN", operatorToken,
                "GATEHOUSE_PUBLIC_URL", site().url()));
        SERVICES.forEach((service, variable) -> {
            Ports free = Ports.free();
            ports.put(service, free);
            common.put(variable, "http://localhost:" + free.port());
        });
        ports.put("gateway", gateway);
        Map<ServerProcess, Integer> starting = new HashMap<>();
        ports.forEach((service, own) -> {
            Map<String, String> environment = new HashMap<>(common);
            environment.put("GATEHOUSE_PORT", Integer.toString(own.port()));
            environment.put("GATEHOUSE_MANAGEMENT_PORT", Integer.toString(own.management()));
            ServerProcess process = ServerProcess.start(service, Jars.of(service), folder, environment);
            processes.add(process);
            starting.put(process, own.management());
        });
        // All at once, as a cluster does: none may count on another being there first.
        starting.forEach(ServerProcess::awaitReady);
    }
}
