package dev.gatehouse.platform.database.embedded;

import dev.gatehouse.platform.secret.RandomTokens;
import dev.gatehouse.platform.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL on a data folder, started beside this process and stopped by {@link #close()}. The folder belongs to one live
 * process at a time. When that process is killed its server runs on; the next start on the folder takes it over.
 *
 * <p>Close it after everything that uses it: the web server first, then the connection pool, then this.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    static final String ROLE = "gatehouse";

    /** The database that {@link #jdbcUrl()} names; it is there from the first start on. */
    public static final String DATABASE = "gatehouse";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final Cluster cluster;
    private final FolderLock lock;
    private final int port;
    private final Secret password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(Cluster cluster, FolderLock lock, int port, Secret password) {
        this.cluster = cluster;
        this.lock = lock;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server on a data folder, which is made when missing, and returns once it takes connections.
     *
     * @throws EmbeddedDatabaseException when it cannot, with what to do about it
     */
    public static EmbeddedDatabase start(Path dataFolder) {
        return start(dataFolder, Durability.DURABLE);
    }

    /** The same with a choice of what the data is worth. */
    public static EmbeddedDatabase start(Path dataFolder, Durability durability) {
        try {
            Files.createDirectories(
                    dataFolder.toAbsolutePath(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path folder = dataFolder.toRealPath();
            FolderLock lock = FolderLock.take(folder);
            EmbeddedDatabase started = null;
            try {
                started = start(folder, durability, lock);
                return started;
            } finally {
                if (started == null) {
                    lock.close();
                }
            }
        } catch (IOException | SQLException failure) {
            throw new EmbeddedDatabaseException(
                    "PostgreSQL could not be started on the data folder %s: %s"
                            .formatted(dataFolder.toAbsolutePath(), failure),
                    "See that this user may write to that folder and that the disk is not full.",
                    failure);
        }
    }

    private static EmbeddedDatabase start(Path folder, Durability durability, FolderLock lock)
            throws IOException, SQLException {
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(folder.resolve(FolderLock.FILE), "unix:uid"));
        PostgresBinaries binaries = PostgresBinaries.unpacked(List.of(userCache(), folder.resolve("cache")), root);
        Cluster cluster = new Cluster(folder, binaries, durability);
        Secret password = cluster.passwordFile()
                .loadOrMake(Files.isDirectory(cluster.data()), new RandomTokens(new SecureRandom()));
        cluster.createIfMissing(password);
        int port = cluster.settleOrphan(password);
        if (port == 0) {
            port = cluster.start();
            requireLogin(cluster, port, password);
        }
        return new EmbeddedDatabase(cluster, lock, port, password);
    }

    private static void requireLogin(Cluster cluster, int port, Secret password) throws IOException {
        try {
            Probe.requireLogin(port, password);
        } catch (SQLException refused) {
            cluster.stop();
            throw new EmbeddedDatabaseException(
                    "PostgreSQL refuses the password in " + cluster.passwordFile() + ": " + refused.getMessage(),
                    "Restore that file from the backup the database came from.",
                    refused);
        }
    }

    private static Path userCache() {
        String base = System.getenv("XDG_CACHE_HOME");
        return (base == null || base.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base))
                .resolve("gatehouse");
    }

    /** Where a pool connects to; the port differs from start to start. */
    public String jdbcUrl() {
        return url(port, DATABASE);
    }

    /** The same for another database on this server. */
    public String jdbcUrl(String database) {
        return url(port, database);
    }

    /** The role that owns the database. It is no superuser, and may make further databases. */
    public String username() {
        return ROLE;
    }

    public Secret password() {
        return password;
    }

    /** Stops the server and gives the folder back. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try (lock) {
            cluster.stop();
        } catch (IOException | EmbeddedDatabaseException failure) {
            // Nothing acknowledged is at risk: the next start finds the server and takes it over or stops it.
            log.warn("PostgreSQL was left running on {}.", cluster.data(), failure);
        }
    }

    static String url(int port, String database) {
        // Loopback needs no encryption, and asking for it costs a round trip for each connection.
        return "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable".formatted(port, database);
    }
}
