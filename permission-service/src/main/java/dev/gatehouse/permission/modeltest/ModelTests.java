package dev.gatehouse.permission.modeltest;

import dev.gatehouse.permission.modeltest.ModelTester.Failure;
import dev.gatehouse.permission.modeltest.ModelTester.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The command that runs tests of models. */
public final class ModelTests {

    /** Every expectation was met. */
    public static final int PASSED = 0;

    /** Some expectation was not met. */
    public static final int FAILED = 1;

    /** Some file could not be run. */
    public static final int UNUSABLE = 2;

    private ModelTests() {}

    /**
     * Runs files.
     *
     * @param say takes the lines of the report
     * @return with what the process should end
     */
    public static int run(List<Path> files, Clock clock, Consumer<String> say) {
        int end = PASSED;
        for (Path file : files) {
            end = Math.max(end, run(file, clock, say));
        }
        return end;
    }

    private static int run(Path file, Clock clock, Consumer<String> say) {
        ModelTest test;
        try {
            test = ModelTestReader.read(file);
        } catch (UnusableFileException unusable) {
            say.accept(unusable.getMessage());
            return UNUSABLE;
        }
        test.warnings().forEach(say);
        Outcome outcome = new ModelTester(clock).run(test);
        for (Failure failure : outcome.failures()) {
            say.accept("%s: %s: %s"
                    .formatted(failure.spot(), failure.test(), failure.miss().message()));
            failure.miss().explanation().forEach(line -> say.accept("    " + line));
        }
        say.accept("%s: %d of %d expectations met"
                .formatted(file, outcome.expectations() - outcome.failures().size(), outcome.expectations()));
        return outcome.failures().isEmpty() ? PASSED : FAILED;
    }
}
