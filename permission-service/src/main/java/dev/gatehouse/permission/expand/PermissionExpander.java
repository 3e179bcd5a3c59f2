package dev.gatehouse.permission.expand;

import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.explore.RuledGraphs;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.configuration.Configurations;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Expands sets of a tenant by the rules of its configuration. */
@Service
class PermissionExpander {

    private final RuledGraphs graphs;
    private final Configurations<PermissionConfiguration> configurations;
    private final EvaluationLimits limits;

    PermissionExpander(
            RuledGraphs graphs, Configurations<PermissionConfiguration> configurations, EvaluationLimits limits) {
        this.graphs = graphs;
        this.configurations = configurations;
        this.limits = limits;
    }

    Expansion expand(Reading reading, SubjectSet set, @Nullable Long requestedDepth) {
        graphs.require(reading.tenant(), set.namespace(), set.relation());
        NameRules.require(set);
        // No condition is evaluated: a tuple that has one is shown.
        Circumstances circumstances = graphs.circumstances(reading.tenant(), requestedDepth, Map.of());
        int most = Math.min(
                limits.expandNodes(), configurations.of(reading.tenant()).maxExpandSize());
        return graphs.read(
                        reading,
                        circumstances,
                        graph -> new TreeGrower(graph, most)
                                .grow(set)
                                .map(tree -> new Expansion(tree, graph.graph().revision())))
                .orElseThrow(() -> PermissionProblems.nothingToExpand().exception());
    }
}
