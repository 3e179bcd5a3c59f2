package dev.gatehouse.permission.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.database.DatabaseFixture;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.evaluate.Membership;
import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.graph.Consistency;
import dev.gatehouse.permission.graph.Graphs;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.index.IndexFixture;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoreFixture;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every evaluator says the same about random worlds. {@code -Dgatehouse.oracle.comparisons=100000} compares more often than the
 * ordinary build does, {@code -Dgatehouse.oracle.seed=…} begins with a given world.
 */
class OracleTest {

    private static final int COMPARISONS = Integer.getInteger("gatehouse.oracle.comparisons", 4_000);
    private static final int QUESTIONS = 20;
    private static final Clock CLOCK = Clock.fixed(RandomWorld.NOW, ZoneOffset.UTC);

    private final StoreFixture store = StoreFixture.SHARED;
    private final Map<Membership, Integer> outcomes = new EnumMap<>(Membership.class);
    private final Graphs database = DatabaseFixture.graphs(store);

    @Test
    void everyEvaluatorAnswersChecksAlike() {
        long first = Long.getLong("gatehouse.oracle.seed", System.nanoTime());
        System.out.printf("%d comparisons of checks, seeds from %d on%n", COMPARISONS, first);
        int compared = 0;
        for (long seed = first; compared < COMPARISONS; seed++) {
            compared += compare(new RandomWorld(seed));
        }

        System.out.printf("of the questions %s%n", outcomes);
        assertThat(outcomes.values()).hasSize(3).allMatch(count -> count > COMPARISONS / 200);
    }

    private int compare(RandomWorld world) {
        ProjectId project = ProjectId.random();
        store.write(project, world.tuples(), Set.of());
        int depth = world.depth();
        List<RelationTuple> questions =
                IntStream.range(0, QUESTIONS).mapToObj(_ -> world.question()).toList();
        ReferenceEvaluator reference = new ReferenceEvaluator(world.tuples(), world.rules(), RandomWorld.NOW);
        List<Membership> expected = questions.stream()
                .map(question -> reference.check(question, depth))
                .toList();
        expected.forEach(answer -> outcomes.merge(answer, 1, Integer::sum));
        Map<String, List<Membership>> answers = Map.of(
                "the index in memory", answers(IndexFixture.graph(world.tuples()), world, questions, depth),
                "a listed graph, one by one", oneByOne(world, questions, depth),
                "a listed graph, together", answers(new ListedGraph(world.tuples()), world, questions, depth),
                "the database",
                        database.read(project, Consistency.FRESH, graph -> answers(graph, world, questions, depth)));
        answers.forEach((where, given) -> {
            for (int i = 0; i < questions.size(); i++) {
                assertThat(given.get(i))
                        .as("%s: %s at depth %d of%n%s", where, questions.get(i), depth, world)
                        .isEqualTo(expected.get(i));
            }
        });
        return answers.size() * questions.size();
    }

    private static List<Membership> oneByOne(RandomWorld world, List<RelationTuple> questions, int depth) {
        return questions.stream()
                .flatMap(question -> answers(new ListedGraph(world.tuples()), world, List.of(question), depth).stream())
                .toList();
    }

    private static List<Membership> answers(
            TupleGraph graph, RandomWorld world, List<RelationTuple> questions, int depth) {
        Evaluation evaluation = new Evaluation(
                graph,
                new Plan(world.rules(), graph.vocabulary()),
                new Circumstances(RandomWorld.NOW, depth, Map.of()),
                new Budget(1_000_000, RandomWorld.NOW.plusSeconds(5), CLOCK));
        return questions.stream()
                .map(question -> evaluation.check(question).membership())
                .toList();
    }
}
