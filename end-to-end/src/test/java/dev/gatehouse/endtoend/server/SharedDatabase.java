package dev.gatehouse.endtoend.server;

import dev.gatehouse.platform.database.embedded.EmbeddedDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL of their own for several servers, under one address for as long as it is killed and started again. */
final class SharedDatabase implements AutoCloseable {

    private final Path folder;
    private final Relay relay;
    private EmbeddedDatabase database;

    private SharedDatabase(Path folder) {
        this.folder = folder;
        this.database = EmbeddedDatabase.start(folder);
        this.relay = new Relay(port());
    }

    static SharedDatabase start(Path folder) {
        return new SharedDatabase(folder);
    }

    /** What an operator tells a server of it. */
    Map<String, String> environment() {
        return Map.of(
                "GATEHOUSE_DATABASE_URL",
                database.jdbcUrl().replace(":" + port() + "/", ":" + relay.port() + "/"),
                "GATEHOUSE_DATABASE_USERNAME",
                database.username(),
                "GATEHOUSE_DATABASE_PASSWORD",
                database.password().reveal());
    }

    /** SIGKILL to the postmaster, as when memory is short; its sessions end because of that, some sooner, some later. */
    void kill() {
        Postmaster.kill(folder);
    }

    /** Starts it again on the data that is there. */
    void startAgain() {
        database.close();
        database = EmbeddedDatabase.start(folder);
        relay.leadTo(port());
    }

    @Override
    public void close() {
        relay.close();
        database.close();
    }

    private int port() {
        return URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
    }
}
