package dev.gatehouse.permission.index;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What an operator sees of the indexes. */
final class IndexMeters {

    private static final String PREFIX = "gatehouse.permission.index.";

    private final MeterRegistry registry;
    private final DistributionSummary waiting;
    private final Timer loads;
    private final Counter fallbacks;
    private final Counter refused;

    IndexMeters(MeterRegistry registry) {
        this.registry = registry;
        waiting = DistributionSummary.builder(PREFIX + "catch.up.reads")
                .description("Reads that one question for the newest revisions served")
                .register(registry);
        loads = Timer.builder(PREFIX + "load")
                .description("Loads of a whole project")
                .register(registry);
        fallbacks = Counter.builder(PREFIX + "fallbacks")
                .description("Reads that went to the database because their project was not in memory")
                .register(registry);
        refused = Counter.builder(PREFIX + "refused")
                .description("Projects that were found too large for memory")
                .register(registry);
    }

    /** Watches what is in memory. */
    void watch(ProjectIndexes indexes) {
        gauge("projects", "Projects in memory", indexes, ProjectIndexes::projects);
        gauge("tuples", "Tuples in memory", indexes, ProjectIndexes::tuples);
        gauge("bytes", "Memory that the indexes take, estimated", indexes, ProjectIndexes::bytes);
    }

    private void gauge(
            String name, String description, ProjectIndexes indexes, ToDoubleFunction<ProjectIndexes> value) {
        Gauge.builder(PREFIX + name, indexes, value).description(description).register(registry);
    }

    void asked(int reads) {
        waiting.record(reads);
    }

    void loaded(long nanoseconds) {
        loads.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    void refused() {
        refused.increment();
    }

    void fellBack() {
        fallbacks.increment();
    }
}
