package dev.gatehouse.permission.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.configuration.ListSettings;
import dev.gatehouse.permission.graph.Consistency;
import dev.gatehouse.permission.graph.Graphs;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.SteadyReads;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads graphs from the database: always the present state, with a statement for each level of a search. */
@Component
public final class DatabaseGraphs implements Graphs {

    private static final int PROJECTS = 10_000;
    // Nothing tells here which names are in no tuple any more, so a vocabulary that names made up have filled is
    // dropped.
    private static final int NAMES = 10_000;

    private final EdgeStore edges;
    private final SteadyReads reads;
    private final EvaluationLimits limits;
    private final ListSettings lists;
    private final Clock clock;
    private final Cache<ProjectId, Vocabulary> vocabularies =
            Caffeine.newBuilder().maximumSize(PROJECTS).build();

    DatabaseGraphs(EdgeStore edges, SteadyReads reads, EvaluationLimits limits, ListSettings lists, Clock clock) {
        this.edges = edges;
        this.reads = reads;
        this.limits = limits;
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public <T> T read(ProjectId project, Consistency consistency, Extent extent, Function<TupleGraph, T> reader) {
        Allowance allowance = Allowance.of(extent, limits, lists);
        Instant deadline = clock.instant().plus(allowance.time());
        Vocabulary vocabulary = vocabulary(project);
        return reads.read(revisions -> {
            DatabaseGraph graph = new DatabaseGraph(
                    new BoundedReads(edges, project, allowance, clock, deadline, revisions), vocabulary);
            T result = reader.apply(graph);
            require(consistency, graph.revision());
            return result;
        });
    }

    private Vocabulary vocabulary(ProjectId project) {
        return vocabularies
                .asMap()
                .compute(project, (_, known) -> known == null || known.size() > NAMES ? new Vocabulary() : known);
    }

    private static void require(Consistency consistency, long revision) {
        switch (consistency) {
            case Consistency.Fresh(), Consistency.MinimizeLatency() -> {}
            case Consistency.AtLeast(long wanted) -> requirePast(wanted, revision);
            case Consistency.Exact(long wanted) -> {
                requirePast(wanted, revision);
                if (wanted < revision) {
                    throw PermissionProblems.snaptokenExpired().exception();
                }
            }
        }
    }

    private static void requirePast(long wanted, long revision) {
        if (revision < wanted) {
            throw PermissionProblems.snaptokenFromFuture().exception();
        }
    }
}
