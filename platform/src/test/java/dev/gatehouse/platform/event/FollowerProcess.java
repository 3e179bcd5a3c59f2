package dev.gatehouse.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another process with a follower whose effect is a row in {@code shop.effects}, and which then, before the effect can be
 * acknowledged, waits until it is killed.
 */
final class FollowerProcess implements AutoCloseable {

    private static final String DONE = "the effect is durable";

    private final Process process;

    private FollowerProcess(Process process) {
        this.process = process;
    }

    /** Returns when the effect of the first event is committed. */
    static FollowerProcess startAndAwaitEffect(String... coordinates) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FollowerProcess.class.getName()));
        command.addAll(List.of(coordinates));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader(UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(DONE)) {
                return new FollowerProcess(process);
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("The other process had no effect: " + said);
    }

    /** As {@code kill -9} does; returns the exit status. */
    int kill() {
        return process.destroyForcibly().onExit().join().exitValue();
    }

    @Override
    public void close() {
        int status = kill();
        if (status == 0) {
            throw new IllegalStateException("The process ended by itself.");
        }
    }

    @SuppressWarnings("SystemOut") // The parent reads the line.
    public static void main(String[] coordinates) {
        DriverManagerDataSource dataSource =
                new DriverManagerDataSource(coordinates[0], coordinates[1], coordinates[2]);
        EventFollower follower = new EventFollower("warehouse", event -> {
            JdbcClient.create(dataSource)
                    .sql("INSERT INTO shop.effects (number, process) VALUES (:number, :process)")
                    .param("number", event.number())
                    .param("process", ProcessHandle.current().pid())
                    .update();
            System.out.println(DONE);
            Thread.currentThread().join();
        });
        new EventFollowers(
                        "shop",
                        dataSource,
                        new EventDoorbell(dataSource),
                        JsonMapper.builder().build(),
                        Clock.systemUTC(),
                        new SimpleMeterRegistry(),
                        List.of(follower))
                .start();
        // Virtual threads keep no process alive.
        Thread.ofPlatform().start(() -> {
            try {
                Thread.currentThread().join();
            } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
