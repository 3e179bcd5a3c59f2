package dev.gatehouse.standalone;

import dev.gatehouse.platform.start.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Runs the separate services and the gateway as processes on loopback, to try that shape from a clone. They end together:
 * with this process, or as soon as one of them ends by itself.
 */
final class ServiceProcesses {

    private record Service(String name, int port) {
        Path jar() {
            return Path.of(name, "target", name + "-exec.jar");
        }
    }

    private static final int MANAGEMENT_OFFSET = 1000;
    private static final List<Service> SERVICES = List.of(
            new Service("project-service", 8101),
            new Service("identity-service", 8102),
            new Service("oauth2-service", 8103),
            new Service("permission-service", 8104));

    private final List<Process> running = new ArrayList<>();

    private ServiceProcesses() {}

    static void run(Surroundings surroundings) {
        DatabaseOfInstallation database = DatabaseOfInstallation.open(surroundings);
        ServiceProcesses processes = new ServiceProcesses();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            processes.stop();
            database.close();
        }));
        Map<String, String> common = new LinkedHashMap<>(database.environment());
        common.put("GATEHOUSE_MODE", surroundings.mode().name().toLowerCase(Locale.ROOT));
        String secrets = surroundings.secretsOfItsOwn();
        if (secrets != null) {
            common.put("GATEHOUSE_SECRETS_SYSTEM", secrets);
        }
        String publicPort = System.getenv().getOrDefault("GATEHOUSE_PORT", "8080");
        String managementPort = System.getenv().getOrDefault("GATEHOUSE_MANAGEMENT_PORT", "8081");
        common.putIfAbsent(
                "GATEHOUSE_PUBLIC_URL",
                System.getenv().getOrDefault("GATEHOUSE_PUBLIC_URL", "http://localhost:" + publicPort));
        for (Service service : SERVICES) {
            processes.start(service.name(), service.jar(), service.port(), service.port() + MANAGEMENT_OFFSET, common);
        }
        Service gateway = new Service("gateway", Integer.parseInt(publicPort));
        processes.start(gateway.name(), gateway.jar(), gateway.port(), Integer.parseInt(managementPort), common);
        CompletableFuture.anyOf(processes.running.stream().map(Process::onExit).toArray(CompletableFuture[]::new))
                .join();
        Terminal.say("A service ended, so the others end too.");
        System.exit(1);
    }

    private void start(String name, Path jar, int port, int managementPort, Map<String, String> common) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException("There is no " + jar + "; run ./mvnw -DskipTests package first.");
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-jar", jar.toString());
        builder.environment().putAll(common);
        builder.environment().put("GATEHOUSE_PORT", Integer.toString(port));
        builder.environment().put("GATEHOUSE_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            running.add(process);
            Thread.ofVirtual().name("output of " + name).start(() -> copyOutput(name, process));
        } catch (IOException failure) {
            throw new UncheckedIOException("The " + name + " could not be started.", failure);
        }
    }

    private static void copyOutput(String name, Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> Terminal.say(name + " | " + line));
        } catch (IOException | UncheckedIOException ended) {
            Terminal.say(name + " | no more output");
        }
    }

    private void stop() {
        running.forEach(Process::destroy);
        running.forEach(process -> process.onExit().join());
    }
}
