package dev.gatehouse.platform.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs, unpacked from the class path once for each version of them, and how to run one. */
final class PostgresBinaries {

    private static final String USE_YOUR_OWN =
            "Use a PostgreSQL server of your own instead: set GATEHOUSE_DATABASE_URL,"
                    + " GATEHOUSE_DATABASE_USERNAME and GATEHOUSE_DATABASE_PASSWORD.";

    private final Path home;
    private final boolean root;

    private PostgresBinaries(Path home, boolean root) {
        this.home = home;
        this.root = root;
    }

    /**
     * The programs for this machine.
     *
     * @param caches where they may be kept; the first folder that can be written is used
     * @param root whether this process runs as root, which PostgreSQL refuses to do
     */
    static PostgresBinaries unpacked(List<Path> caches, boolean root) {
        URL archive = archive();
        String name = "postgresql-" + fingerprint(archive);
        IOException failure = null;
        for (Path cache : caches) {
            Path home = cache.resolve(name);
            try {
                if (!Files.isDirectory(home)) {
                    unpack(archive, home);
                }
                return new PostgresBinaries(home, root);
            } catch (IOException unusable) {
                failure = unusable;
            }
        }
        throw new EmbeddedDatabaseException(
                "PostgreSQL could not be unpacked to any of " + caches + ".",
                "Make one of these folders writable, with 100 MB free. " + USE_YOUR_OWN,
                failure);
    }

    /** Tells one version of the programs from another. */
    String version() {
        return home.getFileName().toString();
    }

    /** Runs one of the programs to its end and returns what it said. */
    Outcome run(String program, List<String> arguments, @Nullable String input) throws IOException {
        List<String> command = new ArrayList<>();
        if (root) {
            // PostgreSQL refuses to run as root. In a user namespace without a mapping the process is nobody to itself,
            // while for the kernel it stays the owner of its files.
            command.addAll(List.of("unshare", "--user", "--"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        Process process = start(builder);
        try {
            if (input != null) {
                process.outputWriter(UTF_8).append(input).flush();
            }
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), output.strip());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new IOException(program + " was interrupted.", interrupted);
        }
    }

    private Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException missing) {
            if (root) {
                throw new EmbeddedDatabaseException(
                        "PostgreSQL does not run as root, and there is no program 'unshare' to run it as nobody.",
                        "Run Gatehouse as another user than root. " + USE_YOUR_OWN,
                        missing);
            }
            throw missing;
        }
    }

    /** Refuses early, with the reason, where the namespace that root needs is forbidden: in most containers. */
    void requireRunnable() throws IOException {
        Outcome version = run("postgres", List.of("--version"), null);
        if (version.succeeded()) {
            return;
        }
        if (root) {
            throw new EmbeddedDatabaseException(
                    "PostgreSQL does not run as root, and this environment does not let root make a user namespace: "
                            + version.output(),
                    "Run Gatehouse as another user than root (in a container: --user). " + USE_YOUR_OWN);
        }
        throw new EmbeddedDatabaseException(
                "PostgreSQL's programs in " + home + " do not run here: " + version.output(),
                "Remove that folder to have them unpacked again. " + USE_YOUR_OWN);
    }

    private static URL archive() {
        URL archive = PostgresBinaries.class.getResource("/postgres-%s-%s.txz"
                .formatted(
                        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux",
                        ArchUtils.normalize(System.getProperty("os.arch"))));
        if (archive == null) {
            throw new EmbeddedDatabaseException(
                    "This build of Gatehouse brings no PostgreSQL for %s on %s."
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                    USE_YOUR_OWN);
        }
        return archive;
    }

    /** Tells one archive from another. A jar knows the checksum of what is in it, which saves reading it at each start. */
    private static String fingerprint(URL archive) {
        try {
            if (archive.openConnection() instanceof JarURLConnection jar) {
                JarEntry entry = jar.getJarEntry();
                return "%08x-%d".formatted(entry.getCrc(), entry.getSize());
            }
            CRC32 checksum = new CRC32();
            byte[] bytes = archive.openStream().readAllBytes();
            checksum.update(bytes);
            return "%08x-%d".formatted(checksum.getValue(), bytes.length);
        } catch (IOException unreadable) {
            throw new EmbeddedDatabaseException(
                    "The resource " + archive + " of this build of Gatehouse cannot be read.",
                    "Install Gatehouse anew. " + USE_YOUR_OWN,
                    unreadable);
        }
    }

    /** Unpacks beside the target and renames, so that a folder of that name is always whole, whoever made it. */
    private static void unpack(URL archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path unfinished = Files.createTempDirectory(home.getParent(), "unpacking-");
        try {
            try (TarArchiveInputStream entries = new TarArchiveInputStream(
                    new XZCompressorInputStream(new BufferedInputStream(archive.openStream())))) {
                for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    unpack(entries, entry, unfinished);
                }
            }
            try {
                Files.move(unfinished, home);
            } catch (IOException failure) {
                if (!Files.isDirectory(home)) {
                    throw failure;
                }
                // Another process was faster; its folder is as good as ours.
            }
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    private static void unpack(TarArchiveInputStream entries, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive reaches outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(entries, target);
            if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
                throw new IOException("The file cannot be made executable: " + target);
            }
        }
    }

    /**
     * How a program ended.
     *
     * @param status its exit status
     * @param output what it wrote, errors included
     */
    record Outcome(int status, String output) {

        boolean succeeded() {
            return status == 0;
        }
    }
}
