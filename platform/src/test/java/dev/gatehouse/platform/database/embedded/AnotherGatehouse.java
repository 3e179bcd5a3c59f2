package dev.gatehouse.platform.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Another process that starts the database on a folder and holds it until it is killed. */
final class AnotherGatehouse implements AutoCloseable {

    private static final String STARTED = "started";

    private final Process process;

    private AnotherGatehouse(Process process) {
        this.process = process;
    }

    static AnotherGatehouse startOn(Path folder, Durability durability) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherGatehouse.class.getName(),
                        folder.toString(),
                        durability.name()))
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader(UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(STARTED)) {
                return new AnotherGatehouse(process);
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("The other process did not start: " + said);
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does: nothing of it runs to its end. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    @SuppressWarnings({"resource", "SystemOut"}) // Held until the process is killed; the parent reads the line.
    public static void main(String[] arguments) throws IOException {
        EmbeddedDatabase.start(Path.of(arguments[0]), Durability.valueOf(arguments[1]));
        System.out.println(STARTED);
        int end = System.in.read();
        System.exit(end);
    }
}
