package dev.gatehouse.platform.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The server process that PostgreSQL's {@code postmaster.pid} tells of. The file outlives a server that was killed, so what it
 * tells may be stale and the number may be some other program's by now.
 *
 * @param pid the number of the process
 * @param port where it listens; 0 as long as it does not say
 */
record Postmaster(long pid, int port) {

    static final String FILE = "postmaster.pid";

    private static final int PORT_LINE = 3;

    /** What the file of a data directory says; empty when there is none, or when it was cut off. */
    static Optional<Postmaster> find(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve(FILE), UTF_8);
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.getFirst().strip()),
                    lines.size() > PORT_LINE
                            ? Integer.parseInt(lines.get(PORT_LINE).strip())
                            : 0));
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        } catch (NumberFormatException | NoSuchElementException cut) {
            return Optional.empty();
        }
    }

    /** Whether there is a process of that number at all. */
    boolean alive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Whether the process was started as the server of that data directory; a file may name any number. */
    boolean serves(Path data) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().arguments())
                .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                .orElse(false);
    }

    /** Whether the process is certainly no PostgreSQL; false where the system does not tell. */
    boolean knownToBeAnother() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> !Path.of(command).endsWith("postgres"))
                .orElse(false);
    }
}
