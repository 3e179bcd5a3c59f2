package dev.gatehouse.permission.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.database.DatabaseFixture;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.evaluate.Membership;
import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.expand.GraphExpander;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.graph.Consistency;
import dev.gatehouse.permission.graph.Graphs;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.index.IndexFixture;
import dev.gatehouse.permission.list.GraphLists;
import dev.gatehouse.permission.list.ObjectQuestion;
import dev.gatehouse.permission.list.SubjectQuestion;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoreFixture;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every evaluator says the same about random worlds. {@code -Dgatehouse.oracle.comparisons=100000} compares more often than the
 * ordinary build does, {@code -Dgatehouse.oracle.seed=…} begins with a given world.
 */
class OracleTest {

    private static final int COMPARISONS = Integer.getInteger("gatehouse.oracle.comparisons", 4_000);
    private static final int CHECKS = 20;
    private static final int LISTS = 6;
    private static final Clock CLOCK = Clock.fixed(RandomWorld.NOW, ZoneOffset.UTC);

    private final StoreFixture store = StoreFixture.SHARED;
    private final Map<Membership, Integer> outcomes = new EnumMap<>(Membership.class);
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final Graphs database = DatabaseFixture.graphs(store);

    @Test // permission.md §20
    void everyEvaluatorAnswersAlike() {
        long first = Long.getLong("gatehouse.oracle.seed", System.nanoTime());
        System.out.printf("%d comparisons with the reference, seeds from %d on%n", COMPARISONS, first);
        int compared = 0;
        for (long seed = first; compared < COMPARISONS; seed++) {
            compared += compare(new RandomWorld(seed));
        }

        System.out.printf("of the checks %s, of all comparisons %s%n", outcomes, kinds);
        assertThat(outcomes.values()).hasSize(3);
        assertThat(kinds.keySet()).containsExactlyInAnyOrder("check", "expand", "list-objects", "list-subjects");
    }

    private int compare(RandomWorld world) {
        ProjectId project = ProjectId.random();
        store.write(project, world.tuples(), Set.of());
        Questions questions = questions(world);
        Answers expected = expected(world, questions);
        expected.checks().forEach(answer -> outcomes.merge(answer, 1, Integer::sum));
        Map<String, Answers> answers = Map.of(
                "the index in memory", answers(IndexFixture.graph(world.tuples()), world, questions),
                "a listed graph", answers(new ListedGraph(world.tuples()), world, questions),
                "the database", database.read(project, Consistency.FRESH, graph -> answers(graph, world, questions)));
        int compared = 0;
        for (Map.Entry<String, Answers> given : answers.entrySet()) {
            String where = "%s at depth %d of%n%s".formatted(given.getKey(), questions.depth(), world);
            Answers got = given.getValue();
            compared += same("check", questions.checks(), expected.checks(), got.checks(), where);
            compared += same("expand", questions.sets(), expected.trees(), got.trees(), where);
            compared += same("list-objects", questions.objects(), expected.objects(), got.objects(), where);
            compared += same("list-subjects", questions.sets(), expected.subjects(), got.subjects(), where);
        }
        return compared
                + same(
                        "check",
                        questions.checks(),
                        expected.checks(),
                        oneByOne(world, questions),
                        "one by one of " + world);
    }

    /** Holds answers against those expected; an empty one is not expected to be anything. */
    private int same(String kind, List<?> questions, List<?> expected, List<?> given, String where) {
        int compared = 0;
        for (int i = 0; i < questions.size(); i++) {
            if (!expected.get(i).equals(Optional.empty()) && !given.get(i).equals(Optional.empty())) {
                assertThat(given.get(i))
                        .as("%s of %s: %s", kind, questions.get(i), where)
                        .isEqualTo(expected.get(i));
                compared++;
            }
        }
        kinds.merge(kind, compared, Integer::sum);
        return compared;
    }

    private record Questions(
            int depth, List<RelationTuple> checks, List<SubjectSet> sets, List<ObjectQuestion> objects) {}

    /** Answers in the order of the questions. */
    private record Answers(
            List<Membership> checks,
            List<Optional<String>> trees,
            List<Optional<List<String>>> objects,
            List<Optional<List<Subject>>> subjects) {}

    private static Questions questions(RandomWorld world) {
        int depth = world.depth();
        List<RelationTuple> checks =
                IntStream.range(0, CHECKS).mapToObj(_ -> world.question()).toList();
        List<RelationTuple> some = checks.subList(0, LISTS);
        return new Questions(
                depth,
                checks,
                some.stream().map(RelationTuple::set).toList(),
                some.stream()
                        .map(tuple -> new ObjectQuestion(tuple.namespace(), tuple.relation(), tuple.subject()))
                        .toList());
    }

    private static Answers expected(RandomWorld world, Questions questions) {
        ReferenceEvaluator reference = new ReferenceEvaluator(world.tuples(), world.rules(), RandomWorld.NOW);
        ReferenceExpansion expansion = new ReferenceExpansion(reference);
        int depth = questions.depth();
        return new Answers(
                questions.checks().stream()
                        .map(question -> reference.check(question, depth))
                        .toList(),
                questions.sets().stream()
                        .map(set -> expansion.expand(set, depth))
                        .toList(),
                questions.objects().stream()
                        .map(question -> Optional.of(world.objects(question.namespace()).stream()
                                .filter(object -> reference.check(
                                                new RelationTuple(
                                                        question.namespace(),
                                                        object,
                                                        question.relation(),
                                                        question.subject()),
                                                depth)
                                        == Membership.MEMBER)
                                .toList()))
                        .toList(),
                questions.sets().stream()
                        .map(set -> Optional.of(world.individuals().stream()
                                .filter(subject -> reference.check(
                                                new RelationTuple(
                                                        set.namespace(), set.object(), set.relation(), subject),
                                                depth)
                                        == Membership.MEMBER)
                                .toList()))
                        .toList());
    }

    private static List<Membership> oneByOne(RandomWorld world, Questions questions) {
        return questions.checks().stream()
                .flatMap(question ->
                        checks(new ListedGraph(world.tuples()), world, List.of(question), questions.depth()).stream())
                .toList();
    }

    private static Answers answers(TupleGraph graph, RandomWorld world, Questions questions) {
        RuledGraph rules = new RuledGraph(
                graph,
                new Plan(world.rules(), graph.vocabulary()),
                new Circumstances(RandomWorld.NOW, questions.depth(), Map.of()));
        return new Answers(
                checks(graph, world, questions.checks(), questions.depth()),
                questions.sets().stream()
                        .map(set -> Optional.of(ReferenceExpansion.text(GraphExpander.expand(rules, set))))
                        .toList(),
                questions.objects().stream()
                        .map(question -> Optional.of(
                                GraphLists.objects(rules, question, budget()).entries()))
                        .toList(),
                questions.sets().stream().map(set -> subjects(rules, set)).toList());
    }

    /** The individuals in a set; empty when nobody can list them. */
    private static Optional<List<Subject>> subjects(RuledGraph rules, SubjectSet set) {
        try {
            return Optional.of(GraphLists.subjects(rules, new SubjectQuestion(set, null, ""), budget())
                    .entries());
        } catch (ProblemException endless) {
            assertThat(endless.problem().code().status()).isEqualTo(422);
            return Optional.empty();
        }
    }

    private static List<Membership> checks(
            TupleGraph graph, RandomWorld world, List<RelationTuple> questions, int depth) {
        Evaluation evaluation = new Evaluation(
                graph,
                new Plan(world.rules(), graph.vocabulary()),
                new Circumstances(RandomWorld.NOW, depth, Map.of()),
                budget());
        return questions.stream()
                .map(question -> evaluation.check(question).membership())
                .toList();
    }

    private static Budget budget() {
        return new Budget(1_000_000, RandomWorld.NOW.plusSeconds(5), CLOCK);
    }
}
