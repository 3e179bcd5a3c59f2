package dev.gatehouse.permission.authzen;

import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.explore.RuledGraphs;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.list.Found;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists what a subject may do to an object, in the order of names. */
@Service
class ActionLister {

    private final RuledGraphs graphs;
    private final EvaluationLimits limits;
    private final Clock clock;

    ActionLister(RuledGraphs graphs, EvaluationLimits limits, Clock clock) {
        this.graphs = graphs;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A page of the actions.
     *
     * @param resource an object; its relation does not matter
     * @param after behind which action the page begins; null for the first page
     */
    Found<String> actions(
            Reading reading,
            Subject subject,
            SubjectSet resource,
            Map<String, Object> context,
            @Nullable String after,
            int size) {
        Circumstances circumstances = graphs.circumstances(reading.tenant(), null, context);
        Budget budget = limits.checkBudget(circumstances.now(), clock);
        return graphs.read(reading, circumstances, graph -> {
            SortedSet<String> candidates = candidates(graph, resource);
            Evaluation evaluation = graph.evaluation(budget);
            List<String> found = new ArrayList<>();
            boolean incomplete = false;
            for (String action : after == null ? candidates : candidates.tailSet(after + '\0')) {
                Answer answer =
                        evaluation.check(new RelationTuple(resource.namespace(), resource.object(), action, subject));
                incomplete |= answer.limitation() != null;
                if (answer.allowed()) {
                    if (found.size() == size) {
                        return new Found<>(
                                found,
                                found.getLast(),
                                incomplete,
                                graph.graph().revision());
                    }
                    found.add(action);
                }
            }
            return new Found<>(found, null, incomplete, graph.graph().revision());
        });
    }

    /** What a namespace declares; where it declares nothing, what the object's tuples name. */
    private static SortedSet<String> candidates(RuledGraph graph, SubjectSet resource) {
        SortedSet<String> names = new TreeSet<>(
                graph.plan().rules().model().declarations(resource.namespace()).keySet());
        if (names.isEmpty()) {
            TupleGraph tuples = graph.graph();
            NodeList nodes = new NodeList();
            int object = tuples.object(graph.number(resource.namespace()), resource.object());
            if (object != TupleGraph.ABSENT) {
                tuples.nodes(object, nodes);
            }
            for (int at = 0; at < nodes.size(); at++) {
                names.add(tuples.vocabulary().name(tuples.relation(nodes.get(at))));
            }
            // The object itself, where it is the subject of tuples.
            names.remove("");
        }
        return names;
    }
}
