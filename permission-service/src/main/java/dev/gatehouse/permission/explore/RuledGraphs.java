package dev.gatehouse.permission.explore;

import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Plans;
import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.graph.Graphs;
import dev.gatehouse.permission.graph.Graphs.Extent;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the graph of a project is had from, together with the rules of its configuration. */
@Component
public final class RuledGraphs {

    private final Graphs graphs;
    private final Plans plans;
    private final Configurations<PermissionConfiguration> configurations;
    private final Clock clock;

    RuledGraphs(Graphs graphs, Plans plans, Configurations<PermissionConfiguration> configurations, Clock clock) {
        this.graphs = graphs;
        this.plans = plans;
        this.configurations = configurations;
        this.clock = clock;
    }

    /** Refuses a question about a namespace or a relation that the project does not have. */
    public void require(Tenant tenant, String namespace, String relation) {
        requireNamespace(tenant, namespace);
        if (configurations.of(tenant).rules().model().definition(namespace, relation)
                instanceof Definition.Undeclared) {
            throw PermissionProblems.unknownRelation(relation).exception();
        }
    }

    /** Refuses a question about a namespace that the project does not have. */
    public void requireNamespace(Tenant tenant, String namespace) {
        if (!configurations.of(tenant).knows(namespace)) {
            throw PermissionProblems.unknownNamespace(namespace).exception();
        }
    }

    /**
     * The circumstances of a request that comes now.
     *
     * @param depth what it asks for; null for what the project allows
     */
    public Circumstances circumstances(Tenant tenant, @Nullable Long depth, Map<String, Object> context) {
        return new Circumstances(clock.instant(), configurations.of(tenant).depth(depth), context);
    }

    /** Reads a few paths of a graph under the rules; as {@link Graphs#read}. */
    public <T> T read(Reading reading, Circumstances circumstances, Function<RuledGraph, T> reader) {
        return read(reading, circumstances, Extent.PATHS, reader);
    }

    /** Reads a graph under the rules; as {@link Graphs#read}. */
    public <T> T read(Reading reading, Circumstances circumstances, Extent extent, Function<RuledGraph, T> reader) {
        Rules rules = configurations.of(reading.tenant()).rules();
        return graphs.read(
                reading.tenant().project(),
                reading.consistency(),
                extent,
                graph -> reader.apply(new RuledGraph(graph, plans.plan(rules, graph.vocabulary()), circumstances)));
    }
}
