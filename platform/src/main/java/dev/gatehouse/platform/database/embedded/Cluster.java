package dev.gatehouse.platform.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.platform.database.embedded.PostgresBinaries.Outcome;
import dev.gatehouse.platform.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** One data directory of PostgreSQL and the server on it. The caller holds the lock of the folder around it. */
final class Cluster {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    private static final String UNFINISHED = "database-unfinished-";

    /** Reasons for not starting that pass by themselves. */
    private static final List<String> PASSING = List.of(
            // Between our choice of the port and the server's use of it, somebody else took it.
            "could not bind",
            // The server was killed, and its sessions have not noticed yet.
            "pre-existing shared memory block");

    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Recovery after a crash replays the log and may take its time; a server that dies is noticed at once. */
    private static final String START_SECONDS = "600";

    private static final String STOP_SECONDS = "60";

    private final Path folder;
    private final Path data;
    private final PostgresBinaries binaries;
    private final Durability durability;
    private final ServerSettings settings;

    Cluster(Path folder, PostgresBinaries binaries, Durability durability) {
        this.folder = folder;
        this.data = folder.resolve("database");
        this.binaries = binaries;
        this.durability = durability;
        this.settings = new ServerSettings(durability, binaries.version());
    }

    Path data() {
        return data;
    }

    PasswordFile passwordFile() {
        return new PasswordFile(folder.resolve("database.password"));
    }

    /** Makes the data directory with our role and our database in it. Either all of it is there afterwards, or nothing. */
    void createIfMissing(Secret password) throws IOException {
        removeUnfinished();
        if (Files.isDirectory(data)) {
            requireOurVersion();
            return;
        }
        binaries.requireRunnable();
        Path unfinished = Files.createTempDirectory(folder, UNFINISHED);
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + unfinished,
                "--username=postgres",
                // What may log in is decided by the access file that each start writes.
                "--auth=reject",
                "--encoding=UTF8",
                // Sorts the same on every machine and after every update of its C library.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        if (durability == Durability.DISPOSABLE) {
            arguments.add("--no-sync");
        }
        require(binaries.run("initdb", arguments, null), "PostgreSQL could not make its data directory.");
        // In single-user mode each line is a statement. The password is letters and digits, so it needs no quoting.
        singleUser(unfinished, """
                CREATE ROLE %1$s LOGIN CREATEDB PASSWORD '%2$s'
                GRANT pg_monitor TO %1$s
                CREATE DATABASE %3$s OWNER %1$s
                """.formatted(EmbeddedDatabase.ROLE, password.reveal(), EmbeddedDatabase.DATABASE));
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void singleUser(Path directory, String statements) throws IOException {
        String failure = "PostgreSQL could not make Gatehouse's role and database.";
        Outcome outcome =
                binaries.run("postgres", List.of("--single", "-D", directory.toString(), "postgres"), statements);
        require(outcome, failure);
        // A failed statement does not fail single-user mode.
        if (outcome.output().lines().anyMatch(line -> line.contains("ERROR:"))) {
            throw failed(failure, outcome.output());
        }
    }

    private void removeUnfinished() throws IOException {
        try (var entries = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (Path entry : entries) {
                FileSystemUtils.deleteRecursively(entry);
            }
        }
    }

    private void requireOurVersion() throws IOException {
        Path file = data.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new EmbeddedDatabaseException(
                    "The folder %s is not a PostgreSQL data directory.".formatted(data),
                    "Move it away to begin with an empty database, or restore it from a backup.");
        }
        String made = Files.readString(file, UTF_8).strip();
        Outcome version = binaries.run("postgres", List.of("--version"), null);
        if (!version.succeeded()) {
            binaries.requireRunnable();
        }
        if (!version.output().matches("postgres \\(PostgreSQL\\) " + made + "\\D.*")) {
            throw new EmbeddedDatabaseException(
                    "The database in %s was made by PostgreSQL %s, and this Gatehouse brings %s."
                            .formatted(data, made, version.output()),
                    "Start the version of Gatehouse that made it, or move the data with pg_dump and pg_restore.");
        }
    }

    /** Starts the server on a free port of the loopback address and returns the port. */
    int start() throws IOException {
        settings.writeTo(data);
        Path startLog = data.resolve("start.log");
        long deadline = System.nanoTime() + RETRY_NANOS;
        while (true) {
            Files.deleteIfExists(startLog);
            int port = freePort();
            Outcome outcome = binaries.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "--wait",
                            "--timeout=" + START_SECONDS,
                            "--pgdata=" + data,
                            "--log=" + startLog,
                            "--options=-p " + port),
                    null);
            if (outcome.succeeded()) {
                return port;
            }
            String reason =
                    Files.exists(startLog) ? Files.readString(startLog, UTF_8).strip() : outcome.output();
            if (PASSING.stream().noneMatch(reason::contains) || System.nanoTime() > deadline) {
                throw failed("PostgreSQL did not start on " + data + ".", reason);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Stops the server in good order: sessions are ended, what they have not committed is undone. */
    void stop() throws IOException {
        if (isGone()) {
            log.warn("PostgreSQL on {} had ended already.", data);
            return;
        }
        String mode = durability == Durability.DURABLE ? "fast" : "immediate";
        Outcome outcome = binaries.run(
                "pg_ctl",
                List.of("stop", "--wait", "--timeout=" + STOP_SECONDS, "--mode=" + mode, "--pgdata=" + data),
                null);
        if (!outcome.succeeded() && !isGone()) {
            throw failed("PostgreSQL did not stop on " + data + ".", outcome.output());
        }
    }

    private boolean isGone() throws IOException {
        return Postmaster.find(data).map(Postmaster::isGone).orElse(true);
    }

    /**
     * Makes sure that a server which an earlier process of ours left running is either taken over or gone.
     *
     * @return the port of the server that was taken over; 0 when one is to be started
     */
    int settleOrphan(Secret password) throws IOException {
        Postmaster postmaster = Postmaster.find(data).orElse(null);
        if (postmaster == null) {
            return 0;
        }
        if (postmaster.isGone()) {
            Postmaster.replace(data);
            return 0;
        }
        String running = postmaster.port() == 0 ? null : Probe.fingerprint(postmaster.port(), password, data);
        if (settings.fingerprint().equals(running)) {
            log.info("Took over PostgreSQL (process {}) that an earlier Gatehouse left running.", postmaster.pid());
            return postmaster.port();
        }
        if (running != null || postmaster.serves(data)) {
            log.info("Stopping PostgreSQL (process {}) that an earlier Gatehouse left running.", postmaster.pid());
            stop();
        }
        return 0;
    }

    private static void require(Outcome outcome, String failure) {
        if (!outcome.succeeded()) {
            throw failed(failure, outcome.output());
        }
    }

    private static EmbeddedDatabaseException failed(String failure, String output) {
        return new EmbeddedDatabaseException(
                failure + System.lineSeparator() + output,
                "Put right what PostgreSQL complains of, in its own words above, and start again.");
    }
}
