package dev.gatehouse.endtoend.server;

import dev.gatehouse.endtoend.http.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** One process of one built jar, its output kept in a file. It does not outlive this JVM. */
final class ServerProcess {

    // The machine may be busy with other builds; a server that is not ready by then hangs.
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final Path log;
    private final Process process;
    private final Thread reaper;

    private ServerProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.reaper = new Thread(process::destroyForcibly, "end " + name);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    static ServerProcess start(String name, Path jar, Path folder, Map<String, String> environment) {
        try {
            Files.createDirectories(folder);
            Path log = folder.resolve(name + ".log");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-jar",
                    jar.toString()));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().keySet().removeIf(key -> key.startsWith("GATEHOUSE_") || key.startsWith("SPRING_"));
            builder.environment().putAll(environment);
            builder.directory(folder.toFile());
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            return new ServerProcess(name, log, builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException("The " + name + " could not be started.", failure);
        }
    }

    /** What a production server takes for a secret: made by a machine, and long. */
    static String randomSecret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A port that nobody listens on at the moment. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException("There is no free port.", failure);
        }
    }

    /** Waits until the probe on the management port says so; fails as soon as the process ends instead. */
    void awaitReady(int managementPort) {
        Awaitility.await(name + " to be ready; its output is in " + log)
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || ready(managementPort));
        if (!process.isAlive()) {
            throw new AssertionError(name + " ended by itself:\n" + output());
        }
    }

    private static boolean ready(int managementPort) {
        try {
            return new Site("localhost", managementPort)
                            .get("/health/ready")
                            .send()
                            .status()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Waits until the process ends by itself and says with which code. */
    int awaitExit() {
        try {
            return process.onExit()
                    .get(START_LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .exitValue();
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError(name + " does not end:\n" + output(), failure);
        }
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL: the process gets no chance to write, close or say anything. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
        forget();
    }

    /** SIGTERM, and SIGKILL where that is not enough. */
    void stop() {
        process.destroy();
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException stuck) {
            process.destroyForcibly();
            process.onExit().join();
        }
        forget();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook is running already, and finds nothing to do.
            return;
        }
    }
}
