package dev.gatehouse.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * System secrets that a server on one machine makes for itself at its first start and keeps beside its data. Who has the data
 * without this file cannot open what is sealed, so the file belongs into the backup and not into the same place.
 */
public final class LocalSecrets {

    private static final String FOLDER = "secrets";
    private static final String FILE = "system";
    private static final int LENGTH = 64;
    private static final Set<PosixFilePermission> OWNER_READS_AND_WRITES = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ENTERS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path data;
    private final Path folder;
    private final RandomTokens tokens;

    private LocalSecrets(Path data, RandomTokens tokens) {
        this.data = data;
        this.folder = data.resolve(FOLDER);
        this.tokens = tokens;
    }

    /**
     * The secrets of the installation whose data is in the folder, made now if there are none.
     *
     * @return what {@code gatehouse.secrets.system} takes
     * @throws UnusableSecretsException when somebody else on the machine may read them
     */
    public static List<String> in(Path data) {
        return new LocalSecrets(data.toAbsolutePath(), new RandomTokens(new SecureRandom()))
                .load().stream().map(Secret::reveal).toList();
    }

    private List<Secret> load() {
        Path file = folder.resolve(FILE);
        try {
            makeFolder();
            if (!Files.exists(file)) {
                write(file, tokens.alphanumeric(LENGTH) + "\n");
            }
            requirePrivate(folder, "chmod 700 ");
            requirePrivate(file, "chmod 600 ");
        } catch (IOException failure) {
            throw new UncheckedIOException("The system secrets could not be kept in " + folder + ".", failure);
        }
        return SecretFile.read(file);
    }

    private void makeFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(data);
        try {
            Files.createDirectory(folder, attributes(OWNER_ENTERS));
        } catch (FileAlreadyExistsException another) {
            // Another process was faster; the check of the permissions follows.
            if (!Files.isDirectory(folder)) {
                throw another;
            }
        }
    }

    // Written beside its place and then linked to it: a link never replaces a file, and whoever finds the file finds
    // all of
    // it on disk. Losing these secrets would lose every key of the installation.
    private void write(Path file, String text) throws IOException {
        Path draft = Files.createTempFile(folder, FILE, ".new", attributes(OWNER_READS_AND_WRITES));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            // Another process made them first; those are the secrets of the installation.
            return;
        } finally {
            Files.delete(draft);
        }
        if (posix(folder)) {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static void requirePrivate(Path path, String command) throws IOException {
        if (!posix(path)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        if (!OWNER.containsAll(permissions)) {
            throw UnusableSecretsException.exposed(
                    path.toString(), PosixFilePermissions.toString(permissions), command + path);
        }
    }

    private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) throws IOException {
        return posix(data)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) throws IOException {
        FileStore store = Files.getFileStore(path);
        return store.supportsFileAttributeView(PosixFileAttributeView.class);
    }
}
