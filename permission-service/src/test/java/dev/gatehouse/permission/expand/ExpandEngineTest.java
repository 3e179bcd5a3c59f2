package dev.gatehouse.permission.expand;

import static dev.gatehouse.permission.tuple.StoreFixture.set;
import static dev.gatehouse.permission.tuple.StoreFixture.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.expand.ExpandedTree.Leaf;
import dev.gatehouse.permission.expand.ExpandedTree.Union;
import dev.gatehouse.permission.tuple.StoreFixture;
import dev.gatehouse.permission.tuple.StoreFixture.CountedGraph;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpandEngineTest {

    private static final SubjectSet A = set("groups", "a", "member");
    private static final SubjectSet B = set("groups", "b", "member");
    private static final SubjectSet C = set("groups", "c", "member");
    private static final Leaf ANN = new Leaf(new SubjectId("ann"), false);

    private final StoreFixture store = StoreFixture.SHARED;
    private final ProjectId project = ProjectId.random();

    @Test
    void aSetWithoutTuplesHasNoTree() {
        assertThat(engine(100).expand(project, A, 5)).isEmpty();
        assertThat(engine(100).expand(project, A, 1)).isEmpty();
    }

    @Test
    void aSetReachedTwiceIsShownTwice() {
        store.insert(
                project,
                tuple("groups", "a", "member", B),
                tuple("groups", "a", "member", C),
                tuple("groups", "b", "member", C),
                tuple("groups", "c", "member", "ann"));

        Union c = new Union(C, List.of(ANN), false);
        assertThat(engine(100).expand(project, A, 5))
                .contains(new Union(A, List.of(new Union(B, List.of(c), false), c), false));
    }

    @Test // permission.md §8
    void aSetBelowItselfIsALeaf() {
        store.insert(
                project,
                tuple("groups", "a", "member", B),
                tuple("groups", "b", "member", A),
                tuple("groups", "b", "member", "ann"));

        assertThat(engine(100).expand(project, A, 50))
                .contains(new Union(A, List.of(new Union(B, List.of(ANN, new Leaf(A, false)), false)), false));
    }

    @Test
    void aSetWithoutARelationIsAnIndividual() {
        SubjectSet bob = set("User", "bob", "");
        store.insert(project, tuple("groups", "a", "member", bob), tuple("User", "bob", "", "ann"));

        assertThat(engine(100).expand(project, A, 5)).contains(new Union(A, List.of(new Leaf(bob, false)), false));
    }

    @Test
    void aLevelIsOneStatement() {
        for (int i = 0; i < 10; i++) {
            store.insert(
                    project,
                    tuple("groups", "a", "member", set("groups", "x" + i, "member")),
                    tuple("groups", "x" + i, "member", "user" + i));
        }

        try (CountedGraph counted = store.counted()) {
            new ExpandEngine(counted.graph, store.reads, limits(100)).expand(project, A, 3);
            assertThat(counted.statements()).isEqualTo(2);
        }
    }

    @Test
    void aTreeThatIsTooLargeSaysSo() {
        for (int i = 0; i < 20; i++) {
            store.insert(project, tuple("groups", "a", "member", "user" + i));
        }

        assertThat(engine(10).expand(project, A, 5).orElseThrow())
                .isInstanceOfSatisfying(
                        Leaf.class, leaf -> assertThat(leaf.truncated()).isTrue());
        assertThat(engine(30).expand(project, A, 5).orElseThrow()).isInstanceOfSatisfying(Union.class, union -> {
            assertThat(union.truncated()).isFalse();
            assertThat(union.children()).hasSize(20);
        });
    }

    @Test
    void aDiamondOfDiamondsIsCutBeforeItGrowsOutOfBounds() {
        for (int level = 0; level < 20; level++) {
            for (String side : List.of("l", "r")) {
                store.insert(
                        project,
                        tuple("groups", side + level, "member", set("groups", "l" + (level + 1), "member")),
                        tuple("groups", side + level, "member", set("groups", "r" + (level + 1), "member")));
            }
        }

        ExpandedTree tree =
                engine(500).expand(project, set("groups", "l0", "member"), 50).orElseThrow();

        assertThat(size(tree)).isLessThanOrEqualTo(500);
        assertThat(truncated(tree)).isTrue();
    }

    private static int size(ExpandedTree tree) {
        return switch (tree) {
            case Union union ->
                1 + union.children().stream().mapToInt(ExpandEngineTest::size).sum();
            case Leaf _ -> 1;
        };
    }

    private static boolean truncated(ExpandedTree tree) {
        return switch (tree) {
            case Union union -> union.truncated() || union.children().stream().anyMatch(ExpandEngineTest::truncated);
            case Leaf leaf -> leaf.truncated();
        };
    }

    private ExpandEngine engine(int nodes) {
        return new ExpandEngine(store.graph, store.reads, limits(nodes));
    }

    private static EvaluationLimits limits(int nodes) {
        return new EvaluationLimits(1_000_000, 1_000, 10_000, Duration.ofSeconds(30), 100, nodes, 100);
    }
}
