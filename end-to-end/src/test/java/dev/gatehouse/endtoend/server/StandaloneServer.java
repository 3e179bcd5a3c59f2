package dev.gatehouse.endtoend.server;

import dev.gatehouse.endtoend.http.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** All services in one process over an embedded PostgreSQL in a data folder of its own. */
public final class StandaloneServer implements GatehouseServer {

    private final Path folder;
    private final String operatorToken = ServerProcess.randomSecret();
    private final int port = ServerProcess.freePort();
    private ServerProcess process;

    private StandaloneServer(Path folder) {
        this.folder = folder;
        this.process = launch();
    }

    /** A server on a new data folder. */
    public static StandaloneServer start(String name) {
        Path folder = Jars.workFolder().resolve(name);
        deleteRecursively(folder);
        StandaloneServer server = new StandaloneServer(folder);
        server.startAgain();
        return server;
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
        Optional<ProcessHandle> database = database();
        process.kill();
        database.ifPresent(StandaloneServer::killAndAwait);
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
        database().ifPresent(StandaloneServer::killAndAwait);
    }

    private ServerProcess launch() {
        int management = ServerProcess.freePort();
        ServerProcess launched =
                ServerProcess.start("standalone", Jars.of("standalone"), folder, environment(port, management));
        launched.awaitReady(management);
        return launched;
    }

    private Map<String, String> environment(int publicPort, int managementPort) {
        return Map.of(
                "GATEHOUSE_MODE", "development",
                "GATEHOUSE_DATA", dataFolder().toString(),
                "GATEHOUSE_PORT", Integer.toString(publicPort),
                "GATEHOUSE_MANAGEMENT_PORT", Integer.toString(managementPort),
                "GATEHOUSE_BOOTSTRAP_TOKEN", operatorToken);
    }

    /** The PostgreSQL whose lock file lies in the data folder, when it runs. */
    private Optional<ProcessHandle> database() {
        try (Stream<Path> files = Files.find(dataFolder(), 4, (file, _) -> file.endsWith("postmaster.pid"))) {
            List<Path> locks = files.toList();
            if (locks.isEmpty()) {
                return Optional.empty();
            }
            long pid = Long.parseLong(
                    Files.readAllLines(locks.getFirst()).getFirst().strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void killAndAwait(ProcessHandle handle) {
        handle.destroyForcibly();
        // It is nobody's child any more, so nothing but its absence tells that it ended.
        Awaitility.await("the end of process " + handle.pid()).until(() -> !handle.isAlive());
    }

    private static void deleteRecursively(Path folder) {
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
