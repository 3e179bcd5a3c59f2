package dev.gatehouse.endtoend.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several standalone servers over one PostgreSQL, as behind a balancer. */
public final class Replicas implements AutoCloseable {

    private final SharedDatabase database;
    private final List<StandaloneServer> servers;

    private Replicas(SharedDatabase database, List<StandaloneServer> servers) {
        this.database = database;
        this.servers = servers;
    }

    /** So many servers on a new database. */
    public static Replicas start(String name, int count) {
        Path folder = Jars.workFolder().resolve(name);
        StandaloneServer.deleteRecursively(folder);
        SharedDatabase database = SharedDatabase.start(folder.resolve("database"));
        String operatorToken = ServerProcess.randomSecret();
        Map<String, String> common = new HashMap<>(database.environment());
        common.put("GATEHOUSE_SECRETS_SYSTEM", ServerProcess.randomSecret());
        return new Replicas(database, startAll(folder, count, operatorToken, common));
    }

    /** All at once, as a cluster does: none may count on another being there first. */
    private static List<StandaloneServer> startAll(
            Path folder, int count, String operatorToken, Map<String, String> common) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<StandaloneServer>> starting = new ArrayList<>();
            for (int number = 1; number <= count; number++) {
                Path own = folder.resolve("replica-" + number);
                starting.add(threads.submit(() -> StandaloneServer.start(own, operatorToken, common)));
            }
            List<StandaloneServer> started = new ArrayList<>();
            for (Future<StandaloneServer> server : starting) {
                started.add(server.get());
            }
            return List.copyOf(started);
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError("The replicas did not start.", failure);
        }
    }

    public List<StandaloneServer> servers() {
        return servers;
    }

    /** Kills the PostgreSQL that all of them work on. */
    public void killDatabase() {
        database.kill();
    }

    /** Starts it again on its data. */
    public void startDatabaseAgain() {
        database.startAgain();
    }

    @Override
    public void close() {
        servers.forEach(StandaloneServer::close);
        database.close();
    }
}
