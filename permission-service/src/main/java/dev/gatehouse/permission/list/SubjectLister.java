package dev.gatehouse.permission.list;

import dev.gatehouse.permission.configuration.ListSettings;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.explore.RuledGraphs;
import dev.gatehouse.permission.graph.Graphs.Extent;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.Subject;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists the subjects that have a relation to an object (permission.md §18.2). */
@Service
public final class SubjectLister {

    private final RuledGraphs graphs;
    private final Findings findings;
    private final ListSettings settings;
    private final Clock clock;

    SubjectLister(RuledGraphs graphs, Findings findings, ListSettings settings, Clock clock) {
        this.graphs = graphs;
        this.findings = findings;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A page of the subjects, individuals without a namespace first, then by namespace, object and relation.
     *
     * @param depth what the request asks for; null for what the project allows
     * @param context values for conditions
     * @param after behind which subject the page begins; null for the first page
     * @throws dev.gatehouse.platform.problem.ProblemException when there is no such namespace or relation, or when no list
     *     can hold all subjects
     */
    public Found<Subject> subjects(
            Reading reading,
            SubjectQuestion question,
            @Nullable Long depth,
            Map<String, Object> context,
            @Nullable Subject after,
            int size) {
        graphs.require(
                reading.tenant(), question.set().namespace(), question.set().relation());
        if (question.namespace() != null && !question.namespace().isEmpty()) {
            graphs.requireNamespace(reading.tenant(), question.namespace());
        }
        NameRules.require(question.set());
        Circumstances circumstances = graphs.circumstances(reading.tenant(), depth, context);
        return graphs.read(
                reading,
                circumstances,
                Extent.WHOLE,
                graph -> new SubjectSearch(graph, findings, settings.budget(clock), settings.sets())
                        .page(question, after, size));
    }
}
