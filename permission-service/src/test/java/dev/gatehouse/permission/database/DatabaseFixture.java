package dev.gatehouse.permission.database;

import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.configuration.ListSettings;
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

    static final ListSettings LISTS =
            new ListSettings(1_000_000, 1_000_000, 100_000, Duration.ofSeconds(30), Duration.ZERO);

    private DatabaseFixture() {}

    /** Graphs that are read under usual limits. */
    public static Graphs graphs(StoreFixture store) {
        return graphs(new JdbcEdgeStore(store.jdbc), store.reads, LIMITS, CLOCK);
    }

    /** Graphs of which checks see no more than so many names in a level and so many tuples. */
    public static Graphs graphs(StoreFixture store, int width, int rows) {
        EvaluationLimits few = new EvaluationLimits(1_000_000, width, rows, Duration.ofSeconds(30), 100, 100, 100);
        return graphs(new JdbcEdgeStore(store.jdbc), store.reads, few, CLOCK);
    }

    static Graphs graphs(EdgeStore edges, SteadyReads reads, EvaluationLimits limits, Clock clock) {
        return new DatabaseGraphs(edges, reads, limits, LISTS, clock);
    }
}
