package dev.gatehouse.permission.explain;

import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.explain.CheckExplainer.Telling;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.tuple.RelationTuple;

/** Explanations of checks on a graph that is at hand, for those who have no tenant. */
public final class GraphExplainer {

    private GraphExplainer() {}

    /** How a check came to its answer, as indented text. */
    public static String text(RuledGraph graph, RelationTuple question, Answer answer, Budget budget) {
        return TextRenderer.render(new Explanation(
                question,
                answer,
                new Telling(graph, question).tell(answer.membership(), budget),
                graph.graph().revision(),
                graph.circumstances().depth()));
    }
}
