package dev.gatehouse.endtoend.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The process of an embedded PostgreSQL, as its lock file names it. */
final class Postmaster {

    private Postmaster() {}

    /** Kills the PostgreSQL whose lock file lies in the data folder, when it runs. */
    static void kill(Path dataFolder) {
        find(dataFolder).ifPresent(Postmaster::killAndAwait);
    }

    static Optional<ProcessHandle> find(Path dataFolder) {
        if (!Files.isDirectory(dataFolder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.find(dataFolder, 4, (file, _) -> file.endsWith("postmaster.pid"))) {
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

    static void killAndAwait(ProcessHandle handle) {
        handle.destroyForcibly();
        // It is nobody's child any more, so nothing but its absence tells that it ended.
        Awaitility.await("the end of process " + handle.pid()).until(() -> !handle.isAlive());
    }
}
