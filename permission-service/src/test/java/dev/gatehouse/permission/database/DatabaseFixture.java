package dev.gatehouse.permission.database;

import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.graph.Graphs;
import dev.gatehouse.permission.tuple.SteadyReads;
import dev.gatehouse.permission.tuple.StoreFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Graphs of a test's database. */
public final class DatabaseFixture {

    static final Clock CLOCK = Clock.fixed(StoreFixture.NOW, ZoneOffset.UTC);
    static final EvaluationLimits LIMITS =
            new EvaluationLimits(1_000_000, 1_000, 10_000, Duration.ofSeconds(30), 100, 100, 100);

    private DatabaseFixture() {}

    /** Graphs that are read under usual limits. */
    public static Graphs graphs(StoreFixture store) {
        return graphs(new JdbcEdgeStore(store.jdbc), store.reads, LIMITS, CLOCK);
    }

    static Graphs graphs(EdgeStore edges, SteadyReads reads, EvaluationLimits limits, Clock clock) {
        return new DatabaseGraphs(edges, reads, limits, clock);
    }
}
