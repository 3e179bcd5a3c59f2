package dev.gatehouse.endtoend.server;

import dev.gatehouse.endtoend.http.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All services in one process over an embedded PostgreSQL in a data folder of its own. */
public final class StandaloneServer implements GatehouseServer {

    private final Path folder;
    private final String operatorToken;
    private final Map<String, String> surroundings;
    private final int port = ServerProcess.freePort();
    private ServerProcess process;

    private StandaloneServer(Path folder, String operatorToken, Map<String, String> surroundings) {
        this.folder = folder;
        this.operatorToken = operatorToken;
        this.surroundings = surroundings;
        this.process = launch();
    }

    /** A server on a new data folder. */
    public static StandaloneServer start(String name) {
        Path folder = Jars.workFolder().resolve(name);
        deleteRecursively(folder);
        return start(folder, ServerProcess.randomSecret(), Map.of());
    }

    /**
     * A server on a new folder.
     *
     * @param surroundings what its environment says beyond what every server is told
     */
    static StandaloneServer start(Path folder, String operatorToken, Map<String, String> surroundings) {
        return new StandaloneServer(folder, operatorToken, surroundings);
    }

    @Override
    public Site site() {
        return new Site("localhost", port);
    }

    @Override
    public String operatorToken() {
        return operatorToken;
    }

    /** The folder that belongs to this server alone. */
    public Path dataFolder() {
        return folder.resolve("data");
    }

    /** Everything that the server wrote since its first start. */
    public String output() {
        return process.output();
    }

    /** Starts it on the same data folder after it was killed or stopped. */
    public void startAgain() {
        if (!process.alive()) {
            process = launch();
        }
    }

    /** Kills the process as the kernel would when memory is short; its PostgreSQL goes on, without anybody. */
    public void kill() {
        process.kill();
    }

    /** Kills the process and its PostgreSQL, as when the machine loses power. */
    public void killWithDatabase() {
        Optional<ProcessHandle> database = Postmaster.find(dataFolder());
        process.kill();
        database.ifPresent(Postmaster::killAndAwait);
    }

    /** Ends it in an orderly way, to start it again. */
    public void stop() {
        process.stop();
    }

    /** What a second server on this one's data folder says while it refuses to start. */
    public String secondServerOnTheSameFolder() {
        int management = ServerProcess.freePort();
        ServerProcess second = ServerProcess.start(
                "second", Jars.of("standalone"), folder, environment(ServerProcess.freePort(), management));
        int code = second.awaitExit();
        if (code == 0) {
            throw new AssertionError(
                    "A second server on one data folder ended without a complaint:\n" + second.output());
        }
        return second.output();
    }

    /** Orderly end; nothing stays behind. */
    @Override
    public void close() {
        process.stop();
        Postmaster.kill(dataFolder());
    }

    private ServerProcess launch() {
        int management = ServerProcess.freePort();
        ServerProcess launched =
                ServerProcess.start("standalone", Jars.of("standalone"), folder, environment(port, management));
        launched.awaitReady(management);
        return launched;
    }

    private Map<String, String> environment(int publicPort, int managementPort) {
        Map<String, String> environment = new HashMap<>(surroundings);
        environment.put("GATEHOUSE_MODE", "development");
        environment.put("GATEHOUSE_DATA", dataFolder().toString());
        environment.put("GATEHOUSE_PORT", Integer.toString(publicPort));
        environment.put("GATEHOUSE_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("GATEHOUSE_BOOTSTRAP_TOKEN", operatorToken);
        return environment;
    }

    static void deleteRecursively(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
