package dev.gatehouse.permission;

import dev.gatehouse.permission.modeltest.ModelTests;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Runs tests of models for a command line, without a server, a database or a Spring context. */
public final class ModelTestApplication {

    private ModelTestApplication() {}

    /**
     * Runs files.
     *
     * @param say takes the lines of the report
     * @return with what the process should end: 0 when everything is as expected, 1 when something is not, 2 when a file could not
     *     be run
     */
    public static int run(List<String> files, Consumer<String> say) {
        return ModelTests.run(files.stream().map(Path::of).toList(), Clock.systemUTC(), say);
    }
}
