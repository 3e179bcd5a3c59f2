package dev.gatehouse.platform.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.platform.secret.RandomTokens;
import dev.gatehouse.platform.secret.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The password of our role, made once and readable by our user alone. */
final class PasswordFile {

    private static final int LENGTH = 40;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    PasswordFile(Path file) {
        this.file = file;
    }

    /** @param databaseExists whether there is a database already, to which a new password would be no key */
    Secret loadOrMake(boolean databaseExists, RandomTokens tokens) throws IOException {
        if (Files.exists(file)) {
            // A restored backup may have made it readable by all.
            Files.setPosixFilePermissions(file, OWNER_ONLY);
            return new Secret(Files.readString(file, UTF_8).strip());
        }
        if (databaseExists) {
            throw new EmbeddedDatabaseException(
                    "There is a database but not its password: the file %s is missing.".formatted(file),
                    "Restore that file from the backup the database came from.");
        }
        Secret password = new Secret(tokens.alphanumeric(LENGTH));
        // Never half-written and never readable by others, not even for a moment.
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            channel.write(ByteBuffer.wrap((password.reveal() + System.lineSeparator()).getBytes(UTF_8)));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
