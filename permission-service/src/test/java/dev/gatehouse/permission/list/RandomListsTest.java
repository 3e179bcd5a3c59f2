package dev.gatehouse.permission.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.evaluate.Membership;
import dev.gatehouse.permission.explore.RandomWorld;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.explore.World;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectOrder;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists against checks of every object and every subject there is, in random worlds. A failure names its seed. */
class RandomListsTest {

    static List<Long> seeds() {
        long first = Long.getLong("permission.seed", 0);
        int count = Integer.getInteger("permission.worlds", 90);
        return LongStream.range(first, first + count).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds") // permission.md §18.1, §20
    void objectsAreListedExactlyWhenACheckAllowsThem(long seed) {
        RandomWorld random = new RandomWorld(seed);

        random.onGraphs(rules -> assertObjects(random, rules));
    }

    private static void assertObjects(RandomWorld random, RuledGraph rules) {
        Evaluation evaluation = rules.evaluation(World.budget());
        Uses uses = new Uses(rules.plan());
        Findings findings = new Findings();
        for (String namespace : random.namespaces()) {
            for (String relation : random.names()) {
                for (Subject subject : random.subjects()) {
                    List<String> allowed = random.objects(namespace).stream()
                            .filter(object -> evaluation
                                    .check(new RelationTuple(namespace, object, relation, subject))
                                    .allowed())
                            .sorted(SubjectOrder.NAMES)
                            .toList();
                    boolean unknown = random.objects(namespace).stream()
                            .anyMatch(object -> evaluation
                                            .check(new RelationTuple(namespace, object, relation, subject))
                                            .membership()
                                    == Membership.UNKNOWN);
                    ObjectQuestion question = new ObjectQuestion(namespace, relation, subject);
                    for (int size : List.of(1, 2, 3, 100)) {
                        Walk<String> walk = new Walk<>((after, most) ->
                                new ObjectSearch(rules, uses, findings, World.budget()).page(question, after, most));
                        assertThat(walk.all(size))
                                .as("%s in pages of %d", question, size)
                                .isEqualTo(allowed);
                        if (walk.incomplete) {
                            assertThat(unknown).as("%s is incomplete", question).isTrue();
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds") // permission.md §18.2, §20
    void subjectsAreListedExactlyWhenACheckAllowsThem(long seed) {
        RandomWorld random = new RandomWorld(seed);

        random.onGraphs(rules -> assertSubjects(random, rules));
    }

    private static void assertSubjects(RandomWorld random, RuledGraph rules) {
        Evaluation evaluation = rules.evaluation(World.budget());
        for (String namespace : random.namespaces()) {
            for (String relation : random.names()) {
                for (String object : random.objectNames()) {
                    SubjectSet set = new SubjectSet(namespace, object, relation);
                    List<Subject> allowed = random.tupleSubjects().stream()
                            .filter(subject -> evaluation
                                    .check(new RelationTuple(namespace, object, relation, subject))
                                    .allowed())
                            .sorted(SubjectOrder.SUBJECTS)
                            .toList();
                    for (SubjectQuestion question : List.of(
                            new SubjectQuestion(set, null, ""),
                            new SubjectQuestion(set, "user", ""),
                            new SubjectQuestion(set, null, "r"),
                            new SubjectQuestion(set, "team", "p"))) {
                        assertSubjects(rules, question, allowed, evaluation);
                    }
                }
            }
        }
    }

    private static void assertSubjects(
            RuledGraph rules, SubjectQuestion question, List<Subject> allowed, Evaluation evaluation) {
        Findings findings = new Findings();
        List<Subject> wanted =
                allowed.stream().filter(subject -> asked(question, subject)).toList();
        for (int size : List.of(1, 2, 3, 100)) {
            Walk<Subject> walk = new Walk<>((after, most) ->
                    new SubjectSearch(rules, findings, World.budget(), 10_000).page(question, after, most));
            List<Subject> listed;
            try {
                listed = walk.all(size);
            } catch (ProblemException endless) {
                // Then strangers are not simply refused: they are in it, or nobody knows.
                assertThat(endless.problem().code().status()).isEqualTo(422);
                SubjectSet set = question.set();
                assertThat(evaluation
                                .check(new RelationTuple(
                                        set.namespace(), set.object(), set.relation(), new SubjectId("stranger")))
                                .membership())
                        .as("a stranger in %s", set)
                        .isNotNull();
                return;
            }
            assertThat(listed).as("%s in pages of %d", question, size).isEqualTo(wanted);
        }
    }

    private static boolean asked(SubjectQuestion question, Subject subject) {
        return switch (subject) {
            case SubjectId _ ->
                question.namespace() == null && question.relation().isEmpty();
            case SubjectSet set ->
                (question.namespace() == null || question.namespace().equals(set.namespace()))
                        && question.relation().equals(set.relation());
        };
    }

    /** Reads all pages of a list. */
    private static final class Walk<T> {

        private final BiFunction<@Nullable T, Integer, Found<T>> pages;
        private boolean incomplete;

        Walk(BiFunction<@Nullable T, Integer, Found<T>> pages) {
            this.pages = pages;
        }

        List<T> all(int size) {
            List<T> all = new ArrayList<>();
            Found<T> page = pages.apply(null, size);
            while (true) {
                all.addAll(page.entries());
                incomplete |= page.incomplete();
                if (page.next() == null) {
                    return all;
                }
                assertThat(page.entries()).hasSize(size);
                page = pages.apply(page.next(), size);
            }
        }
    }
}
