package dev.gatehouse.platform.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** Whether the process was started as the server of that data directory; a file may name any number. */
    boolean serves(Path data) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().arguments())
                .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                .orElse(false);
    }

    /**
     * Whether a server can be ruled out: there is no such process, it has ended and only waits to be buried, or it is some other
     * program. False where the system does not tell.
     */
    boolean isGone() {
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        return process == null
                || ended()
                || process.info()
                        .command()
                        .map(command -> !Path.of(command).endsWith("postgres"))
                        .orElse(false);
    }

    /** Where the first process of a container buries no orphans, the ended ones keep their number, and seem alive. */
    private boolean ended() {
        try {
            String status = Files.readString(Path.of("/proc/" + pid + "/stat"), UTF_8);
            // The state follows the name, which is in parentheses and may itself contain some.
            return status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException otherSystem) {
            return false;
        }
    }

    /**
     * Makes the file name this process instead. PostgreSQL refuses to start while any process has the number in the file, except
     * for those it descends from. Removing the file would also remove the key of the shared memory in it, by which PostgreSQL
     * notices sessions of the dead server that have not ended yet.
     */
    static void replace(Path data) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(data.resolve(FILE), UTF_8));
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(data.resolve(FILE), lines, UTF_8);
    }
}
