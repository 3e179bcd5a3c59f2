package dev.gatehouse.permission.expand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.explore.World;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Trees are compared as text: an operator, its label, its children in brackets, and what is missing behind an exclamation mark. */
class TreeGrowerTest {

    private final World groups = World.of(PermissionModel.ofNames(List.of("groups", "User")));

    @Test
    void aSetWithoutTuplesHasNoTree() {
        assertThat(tree(groups, "groups:a#member", 100)).isEmpty();
        assertThat(tree(groups.depth(1), "groups:a#member", 100)).isEmpty();
    }

    @Test
    void whatHasExpiredMakesNoTree() {
        groups.expired("groups:a#member@ann").conditional("groups:b#member@ann", "no");

        assertThat(tree(groups, "groups:a#member", 100)).isEmpty();
        assertThat(tree(groups, "groups:b#member", 100)).contains("UNION groups:b#member [ann]");
    }

    @Test
    void aSetReachedTwiceIsShownTwice() {
        groups.with(
                "groups:a#member@groups:b#member",
                "groups:a#member@groups:c#member",
                "groups:b#member@groups:c#member",
                "groups:c#member@ann");

        assertThat(tree(groups, "groups:a#member", 100))
                .contains("UNION groups:a#member [UNION groups:b#member [UNION groups:c#member [ann]],"
                        + " UNION groups:c#member [ann]]");
    }

    @Test // permission.md §8
    void aSetBelowItselfIsALeaf() {
        groups.with("groups:a#member@groups:b#member", "groups:b#member@groups:a#member", "groups:b#member@ann");

        assertThat(tree(groups, "groups:a#member", 100))
                .contains("UNION groups:a#member [UNION groups:b#member [ann, groups:a#member!CYCLE]]");
    }

    @Test
    void aSetWithoutARelationIsAnIndividual() {
        groups.with("groups:a#member@User:bob", "User:bob#@ann");

        assertThat(tree(groups, "groups:a#member", 100)).contains("UNION groups:a#member [User:bob]");
    }

    @Test // permission.md §8
    void theDepthCutsSetsIntoLeaves() {
        groups.with("groups:a#member@groups:b#member", "groups:a#member@groups:empty#member", "groups:b#member@ann");

        assertThat(tree(groups.depth(1), "groups:a#member", 100)).contains("groups:a#member!DEPTH");
        assertThat(tree(groups.depth(2), "groups:a#member", 100))
                .contains("UNION groups:a#member [groups:b#member!DEPTH, groups:empty#member]");
        assertThat(tree(groups.depth(3), "groups:a#member", 100))
                .contains("UNION groups:a#member [UNION groups:b#member [ann], groups:empty#member]");
    }

    @Test
    void aLevelIsOneStatement() {
        for (int i = 0; i < 10; i++) {
            groups.with("groups:a#member@groups:x%d#member".formatted(i), "groups:x%d#member@user%d".formatted(i, i));
        }

        tree(groups, "groups:a#member", 100);

        assertThat(groups.graph().announcements()).isEqualTo(2);
    }

    @Test // permission.md §8: the four types of the contract
    void rewritesAreUnionsIntersectionsAndExclusions() {
        World world = World.of("""
                class User implements Namespace {}
                class Folder implements Namespace {
                  related: { viewers: User[] }
                  permits = { view: (ctx) => this.related.viewers.includes(ctx.subject) }
                }
                class Doc implements Namespace {
                  related: { parents: Folder[], owners: User[], banned: User[] }
                  permits = {
                    view: (ctx) => (this.related.owners.includes(ctx.subject) ||
                                    this.related.parents.traverse(p => p.permits.view(ctx))) &&
                                   !this.related.banned.includes(ctx.subject),
                    edit: (ctx) => this.related.owners.includes(ctx.subject) || this.permits.view(ctx),
                  }
                }
                """)
                .with("Doc:d#owners@ann", "Doc:d#parents@Folder:f", "Folder:f#viewers@bob", "Doc:d#banned@eve");

        assertThat(tree(world, "Doc:d#view", 100))
                .contains("INTERSECTION Doc:d#view [UNION [UNION Doc:d#owners [ann],"
                        + " UNION Doc:d#parents [UNION Folder:f#view [UNION Folder:f#viewers [bob]]]],"
                        + " EXCLUSION [UNION Doc:d#banned [eve]]]");
        assertThat(tree(world, "Doc:unknown#view", 100))
                .contains("INTERSECTION Doc:unknown#view [UNION [Doc:unknown#owners, Doc:unknown#parents],"
                        + " EXCLUSION [Doc:unknown#banned]]");
        assertThat(tree(world, "Doc:unknown#owners", 100)).isEmpty();
        assertThat(tree(world, "Doc:d#edit", 100).orElseThrow())
                .startsWith("UNION Doc:d#edit [UNION Doc:d#owners [ann], INTERSECTION Doc:d#view [");
    }

    @Test
    void relationsOfOneObjectAreReadWithOneStatement() {
        World world = World.of("""
                class User implements Namespace {}
                class Doc implements Namespace {
                  related: { owners: User[], readers: User[] }
                  permits = {
                    edit: (ctx) => this.related.owners.includes(ctx.subject),
                    view: (ctx) => this.permits.edit(ctx) || this.related.readers.includes(ctx.subject),
                  }
                }
                """).with("Doc:d#owners@ann", "Doc:d#readers@bob");

        tree(world, "Doc:d#view", 100);

        assertThat(world.graph().announcements()).isEqualTo(1);
    }

    @Test
    void tuplesOfAPermissionCountOnlyOutsideOfStrictMode() {
        String model = """
                class User implements Namespace {}
                class Doc implements Namespace {
                  related: { owners: User[] }
                  permits = { edit: (ctx) => this.related.owners.includes(ctx.subject) }
                }
                """;

        assertThat(tree(World.of(model).with("Doc:d#edit@ann", "Doc:d#owners@bob"), "Doc:d#edit", 100))
                .contains("UNION Doc:d#edit [ann, UNION Doc:d#owners [bob]]");
        assertThat(tree(
                        World.of(model)
                                .with("Doc:d#edit@ann", "Doc:d#owners@bob")
                                .strict(),
                        "Doc:d#edit",
                        100))
                .contains("UNION Doc:d#edit [UNION Doc:d#owners [bob]]");
    }

    @Test
    void permissionsThatNeedOneAnotherEnd() {
        World world = World.of("""
                class Doc implements Namespace {
                  permits = {
                    a: (ctx) => this.permits.b(ctx),
                    b: (ctx) => !this.permits.a(ctx),
                  }
                }
                """).with("Doc:e#a@ann");

        assertThat(tree(world, "Doc:d#a", 100)).contains("UNION Doc:d#a [UNION Doc:d#b [EXCLUSION [Doc:d#a!CYCLE]]]");
    }

    @Test
    void aTreeThatIsTooLargeShowsItsBeginning() {
        for (int i = 0; i < 20; i++) {
            groups.with("groups:a#member@user%02d".formatted(i));
        }

        assertThat(tree(groups, "groups:a#member", 4)).contains("UNION groups:a#member [user00, user01, user02]!SIZE");
        assertThat(tree(groups, "groups:a#member", 21).orElseThrow()).doesNotContain("!");
    }

    @Test
    void aDiamondOfDiamondsIsCutBeforeItGrowsOutOfBounds() {
        for (int level = 0; level < 20; level++) {
            for (String side : List.of("l", "r")) {
                groups.with(
                        "groups:%s%d#member@groups:l%d#member".formatted(side, level, level + 1),
                        "groups:%s%d#member@groups:r%d#member".formatted(side, level, level + 1));
            }
        }

        ExpandedTree tree = new TreeGrower(groups.depth(50).rules(), 500)
                .grow(World.set("groups:l0#member"))
                .orElseThrow();

        assertThat(size(tree)).isLessThanOrEqualTo(500);
        assertThat(text(tree)).contains("!SIZE");
    }

    @Test
    void aDeepChainEndsBeforeReadersOfJsonGiveUp() {
        for (int i = 0; i < 2_000; i++) {
            groups.with("groups:x%d#member@groups:x%d#member".formatted(i, i + 1));
        }

        ExpandedTree tree = new TreeGrower(groups.depth(60_000).rules(), 50_000)
                .grow(World.set("groups:x0#member"))
                .orElseThrow();

        assertThat(size(tree)).isEqualTo(201);
        assertThat(text(tree)).contains("!DEPTH");
    }

    private static Optional<String> tree(World world, String set, int most) {
        return new TreeGrower(world.rules(), most).grow(World.set(set)).map(TreeGrowerTest::text);
    }

    private static String text(ExpandedTree tree) {
        String head = tree.operator() == ExpandedTree.Operator.LEAF
                ? label(tree.label())
                : tree.operator()
                        + (tree.label() == null ? "" : " " + label(tree.label()))
                        + tree.children().stream()
                                .map(TreeGrowerTest::text)
                                .collect(Collectors.joining(", ", " [", "]"));
        return head + (tree.truncated() == null ? "" : "!" + tree.truncated());
    }

    private static String label(@Nullable Subject subject) {
        return switch (subject) {
            case null -> "";
            case SubjectId(String id) -> id;
            case SubjectSet(String namespace, String object, String relation) ->
                namespace + ":" + object + (relation.isEmpty() ? "" : "#" + relation);
        };
    }

    private static int size(ExpandedTree tree) {
        return 1 + tree.children().stream().mapToInt(TreeGrowerTest::size).sum();
    }
}
