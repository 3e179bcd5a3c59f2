package dev.gatehouse.permission.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.permission.configuration.ListSettings;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.explore.RuledGraphs;
import dev.gatehouse.permission.graph.Graphs.Extent;
import dev.gatehouse.permission.tuple.NameRules;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists the objects to which a subject has a relation (permission.md §18.1). */
@Service
public final class ObjectLister {

    private static final int KEPT = 1_000;

    private final RuledGraphs graphs;
    private final Findings findings;
    private final ListSettings settings;
    private final Clock clock;
    // By identity: a plan is made once, as is what is derived from it.
    private final Cache<Plan, Uses> uses =
            Caffeine.newBuilder().weakKeys().maximumSize(KEPT).build();

    ObjectLister(RuledGraphs graphs, Findings findings, ListSettings settings, Clock clock) {
        this.graphs = graphs;
        this.findings = findings;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A page of the objects, in the order of their names.
     *
     * @param depth what the request asks for; null for what the project allows
     * @param context values for conditions
     * @param after behind which object the page begins; null for the first page
     * @throws dev.gatehouse.platform.problem.ProblemException when there is no such namespace or relation
     */
    public Found<String> objects(
            Reading reading,
            ObjectQuestion question,
            @Nullable Long depth,
            Map<String, Object> context,
            @Nullable String after,
            int size) {
        graphs.require(reading.tenant(), question.namespace(), question.relation());
        NameRules.require(question.subject());
        Circumstances circumstances = graphs.circumstances(reading.tenant(), depth, context);
        return graphs.read(
                reading,
                circumstances,
                Extent.WHOLE,
                graph -> new ObjectSearch(graph, uses.get(graph.plan(), Uses::new), findings, settings.budget(clock))
                        .page(question, after, size));
    }
}
