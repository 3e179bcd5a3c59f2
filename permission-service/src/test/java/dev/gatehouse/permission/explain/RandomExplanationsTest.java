package dev.gatehouse.permission.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.evaluate.Membership;
import dev.gatehouse.permission.explain.Step.Result;
import dev.gatehouse.permission.explore.Network;
import dev.gatehouse.permission.explore.RandomWorld;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.explore.Solution;
import dev.gatehouse.permission.explore.SubjectReading;
import dev.gatehouse.permission.explore.World;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Explanations against checks, in random worlds. A failure names its seed. */
class RandomExplanationsTest {

    static List<Long> seeds() {
        long first = Long.getLong("permission.seed", 0);
        int count = Integer.getInteger("permission.worlds", 90);
        return LongStream.range(first, first + count).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anExplanationComesToTheAnswerOfTheCheck(long seed) {
        RandomWorld random = new RandomWorld(seed);

        random.onGraphs(rules -> assertExplained(random, rules));
    }

    private static void assertExplained(RandomWorld random, RuledGraph rules) {
        Evaluation evaluation = rules.evaluation(World.budget());
        for (String namespace : random.namespaces()) {
            for (String relation : random.names()) {
                for (String object : random.objectNames()) {
                    for (Subject subject : random.subjects()) {
                        RelationTuple question = new RelationTuple(namespace, object, relation, subject);
                        Membership checked = evaluation.check(question).membership();
                        assertThat(solved(rules, question)).as("%s", question).isEqualTo(checked);

                        Step tree = new CheckExplainer.Telling(rules, question).tell(checked, World.budget());
                        assertThat(tree.result().name()).isEqualTo(checked.name());
                        assertReasoned(tree);
                    }
                }
            }
        }
    }

    private static Membership solved(RuledGraph rules, RelationTuple question) {
        int relation = rules.relation(question.namespace(), question.relation());
        if (relation == Vocabulary.ABSENT) {
            return Membership.NOT_MEMBER;
        }
        int namespace = rules.number(question.namespace());
        Network network = new Network(
                rules,
                new SubjectReading(rules, rules.graph().node(question.subject()), World.budget()),
                World.budget(),
                100_000,
                namespace,
                rules.graph().object(namespace, question.object()),
                relation);
        while (network.grow()) {}
        return Solution.of(network).membership(network.root());
    }

    /** Whoever is a member has a way that ends in a tuple, or in something that is not so. */
    private static void assertReasoned(Step step) {
        if (step.result() == Result.MEMBER && step.decisive() && step.notes().isEmpty() && step.omitted() == 0) {
            assertThat(step.kind() == Step.Kind.DIRECT
                            || step.kind() == Step.Kind.INVERT
                            || step.children().stream().anyMatch(Step::decisive))
                    .as("%s", step)
                    .isTrue();
        }
        step.children().forEach(RandomExplanationsTest::assertReasoned);
    }
}
