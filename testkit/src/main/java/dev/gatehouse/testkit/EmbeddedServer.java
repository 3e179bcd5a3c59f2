package dev.gatehouse.testkit;

import dev.gatehouse.platform.database.embedded.Durability;
import dev.gatehouse.platform.database.embedded.EmbeddedDatabase;
import dev.gatehouse.platform.database.embedded.EmbeddedDatabaseException;
import dev.gatehouse.platform.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL from the class path, in a temporary folder that goes when the JVM ends. */
final class EmbeddedServer implements DatabaseServer {

    private static final String PREFIX = "gatehouse-test-";

    /** Younger folders may be in the middle of their start. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    private final EmbeddedDatabase database;

    private EmbeddedServer(EmbeddedDatabase database) {
        this.database = database;
    }

    static EmbeddedServer start() {
        try {
            removeAbandoned(
                    Path.of(System.getProperty("java.io.tmpdir")),
                    Clock.systemUTC().instant());
            Path folder = Files.createTempDirectory(PREFIX);
            EmbeddedDatabase database = EmbeddedDatabase.start(folder, Durability.DISPOSABLE);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                database.close();
                remove(folder);
            }));
            return new EmbeddedServer(database);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A JVM that was killed leaves its server and its folder behind; the next one clears up after it. */
    private static void removeAbandoned(Path temporary, Instant now) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                try {
                    if (Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(ABANDONED_AFTER))) {
                        // Starting on the folder fails when its JVM lives, and else takes over the server to stop it.
                        EmbeddedDatabase.start(folder, Durability.DISPOSABLE).close();
                        remove(folder);
                    }
                } catch (EmbeddedDatabaseException | IOException refused) {
                    log.debug("Left {} alone: it is in use, or not ours.", folder, refused);
                }
            }
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder of the test database was not removed.", failure);
        }
    }

    @Override
    public String description() {
        return "the embedded PostgreSQL";
    }

    @Override
    public String jdbcUrl(String name) {
        return database.jdbcUrl(name);
    }

    @Override
    public String maintenanceDatabase() {
        return EmbeddedDatabase.DATABASE;
    }

    @Override
    public String username() {
        return database.username();
    }

    @Override
    public Secret password() {
        return database.password();
    }
}
