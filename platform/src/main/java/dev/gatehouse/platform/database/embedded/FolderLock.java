package dev.gatehouse.platform.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to a data folder, held by one process at a time. It is a lock of the operating system, so the death of the
 * process, however it dies, gives it back.
 */
final class FolderLock implements AutoCloseable {

    static final String FILE = "gatehouse.lock";

    /**
     * Folders this JVM holds. POSIX drops every lock a process has on a file as soon as it closes any descriptor of it, so
     * the file must not even be opened a second time.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the folder, or refuses at once when a live process has it. */
    static FolderLock take(Path folder) throws IOException {
        if (!HELD.add(folder)) {
            throw inUse(folder, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(
                    folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                throw inUse(
                        folder, Files.readString(folder.resolve(FILE), UTF_8).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + System.lineSeparator()).getBytes(UTF_8)));
            return new FolderLock(folder, channel);
        } finally {
            if (lock == null) {
                HELD.remove(folder);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static EmbeddedDatabaseException inUse(Path folder, String process) {
        return new EmbeddedDatabaseException(
                "The data folder %s is in use by another Gatehouse (process %s).".formatted(folder, process),
                "Stop that process first, or give this one a data folder of its own.");
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(folder);
        }
    }
}
