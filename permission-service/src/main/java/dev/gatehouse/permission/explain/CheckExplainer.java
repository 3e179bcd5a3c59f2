package dev.gatehouse.permission.explain;

import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Membership;
import dev.gatehouse.permission.explain.Step.Result;
import dev.gatehouse.permission.explore.Network;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.explore.RuledGraphs;
import dev.gatehouse.permission.explore.Solution;
import dev.gatehouse.permission.explore.SubjectReading;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Explains checks (permission.md §18.5). The answer is that of the check itself; the explanation reads the same graph, level by
 * level, until the answer follows from what it has seen.
 */
@Service
class CheckExplainer {

    private static final int MOST_SETS = 100_000;

    /** A network of so many parts is solved at every level, so that the explanation holds no more than it must. */
    private static final int SOLVED_BY_LEVEL = 1_024;

    private final RuledGraphs graphs;
    private final EvaluationLimits limits;
    private final Clock clock;

    CheckExplainer(RuledGraphs graphs, EvaluationLimits limits, Clock clock) {
        this.graphs = graphs;
        this.limits = limits;
        this.clock = clock;
    }

    Explanation explain(Reading reading, RelationTuple question, @Nullable Long depth, Map<String, Object> context) {
        graphs.require(reading.tenant(), question.namespace(), question.relation());
        if (question.subject() instanceof SubjectSet set) {
            graphs.requireNamespace(reading.tenant(), set.namespace());
        }
        NameRules.require(question, Place.ONLY);
        Circumstances circumstances = graphs.circumstances(reading.tenant(), depth, context);
        return graphs.read(reading, circumstances, graph -> explain(graph, question));
    }

    private Explanation explain(RuledGraph rules, RelationTuple question) {
        Budget budget = limits.checkBudget(clock.instant(), clock);
        Answer answer = rules.evaluation(budget).check(question);
        return new Explanation(
                question,
                answer,
                new Telling(rules, question).tell(answer.membership(), budget),
                rules.graph().revision(),
                rules.circumstances().depth());
    }

    /** Tells how a question comes to its answer. */
    record Telling(RuledGraph rules, RelationTuple question) {

        Step tell(Membership answer, Budget budget) {
            int relation = rules.relation(question.namespace(), question.relation());
            return relation == Vocabulary.ABSENT ? nothing() : tell(relation, answer, budget);
        }

        private Step nothing() {
            return new Step(
                    Step.Kind.IS_ALLOWED,
                    Notation.of(question),
                    Result.NOT_MEMBER,
                    true,
                    List.of(),
                    List.of("no tuple has this relation"),
                    0,
                    0,
                    0);
        }

        private Step tell(int relation, Membership answer, Budget budget) {
            int namespace = rules.number(question.namespace());
            Network network = new Network(
                    rules,
                    new SubjectReading(rules, rules.graph().node(question.subject()), budget),
                    budget,
                    MOST_SETS,
                    namespace,
                    rules.graph().object(namespace, question.object()),
                    relation);
            Solution solution = Solution.of(network);
            while (solution.membership(network.root()) == Membership.UNKNOWN && grow(network)) {
                solution = Solution.of(network);
            }
            Step tree = new StepTree(rules, network, solution, question.set(), question.subject()).tell();
            // They can differ only where one met a limit before it knew, and the check is what counts.
            return solution.membership(network.root()) == answer
                    ? tree
                    : tree.withResult(Result.of(answer), "the check knows, but the explanation would be too large");
        }

        // To solve a network takes as long as it is large. So a large one grows by a part of itself in between, or a
        // long
        // chain would be solved for each of its links.
        private static boolean grow(Network network) {
            int size = network.vertices().size();
            int enough = size + Math.max(0, size / 8 - SOLVED_BY_LEVEL / 8);
            if (!network.grow()) {
                return false;
            }
            boolean more = true;
            while (more && network.vertices().size() < enough) {
                more = network.grow();
            }
            return true;
        }
    }
}
