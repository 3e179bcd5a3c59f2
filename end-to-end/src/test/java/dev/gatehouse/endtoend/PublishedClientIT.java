package dev.gatehouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.endtoend.server.GatehouseServer;
import dev.gatehouse.endtoend.server.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published client of the contract, as the package registry has it, against the running server. */
@InBothShapes
class PublishedClientIT {

    private static final Path SOURCE = Path.of("src/test/published-client").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/published-client").toAbsolutePath();

    private final GatehouseServer server;

    PublishedClientIT(Shape shape) {
        server = shape.server();
    }

    @Test
    void theUnmodifiedPublishedClientDoesTheFirstJobInTwoProjects() throws IOException {
        install();

        Outcome outcome = run("node", "first-job.mjs", server.site().url(), server.operatorToken());

        assertThat(outcome.output()).contains("did the first job in two projects");
        assertThat(outcome.code()).isZero();
    }

    private static void install() throws IOException {
        assumeTrue(
                runs("node", "--version") && runs("npm", "--version"), "the published client needs Node.js with npm");
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", "first-job.mjs")) {
            Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(FOLDER.resolve("node_modules/@ory/client"))) {
            Outcome outcome = run("npm", "ci", "--no-audit", "--no-fund");
            assertThat(outcome.code()).as(outcome.output()).isZero();
        }
    }

    private static boolean runs(String... command) {
        try {
            return run(command).code() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static Outcome run(String... command) throws IOException {
        Files.createDirectories(FOLDER);
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.onExit().join().exitValue(), output);
    }

    private record Outcome(int code, String output) {}
}
