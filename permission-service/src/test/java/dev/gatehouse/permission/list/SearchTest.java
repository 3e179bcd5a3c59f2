package dev.gatehouse.permission.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.explore.World;
import dev.gatehouse.permission.graph.GraphLimitException;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.platform.problem.ProblemException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static final String MODEL = """
            class User implements Namespace {}
            class Team implements Namespace {
              related: { member: (User | SubjectSet<Team, "member">)[] }
            }
            class Folder implements Namespace {
              related: { parent: Folder[], viewer: (User | SubjectSet<Team, "member">)[] }
              permits = {
                view: (ctx) => this.related.viewer.includes(ctx.subject) ||
                               this.related.parent.traverse(p => p.permits.view(ctx)),
              }
            }
            class Doc implements Namespace {
              related: { parent: Folder[], approver: User[], banned: User[] }
              permits = {
                view: (ctx) => this.related.parent.traverse(p => p.permits.view(ctx)),
                sign: (ctx) => this.permits.view(ctx) && this.related.approver.includes(ctx.subject),
                read: (ctx) => this.permits.view(ctx) && !this.related.banned.includes(ctx.subject),
                open: (ctx) => !this.related.banned.includes(ctx.subject),
                openly: (ctx) => this.permits.open(ctx) && this.permits.sign(ctx),
              }
            }
            """;

    private final World world = World.of(MODEL)
            .with(
                    "Team:x#member@User:ann",
                    "Team:all#member@Team:x#member",
                    "Folder:top#viewer@Team:all#member",
                    "Folder:sub#parent@Folder:top",
                    "Doc:d1#parent@Folder:sub",
                    "Doc:d2#parent@Folder:top",
                    "Doc:d3#parent@Folder:other",
                    "Doc:d1#approver@User:ann",
                    "Doc:d2#banned@User:ann");

    @Test // permission.md §18.1
    void objectsAreFoundThroughGroupsAndParents() {
        assertThat(objects("Doc", "view", "User:ann").entries()).containsExactly("d1", "d2");
        assertThat(objects("Folder", "view", "User:ann").entries()).containsExactly("sub", "top");
        assertThat(objects("Folder", "view", "Team:x#member").entries()).containsExactly("sub", "top");
        assertThat(objects("Doc", "view", "User:bob").entries()).isEmpty();
        assertThat(objects("Doc", "view", "ann").entries()).isEmpty();
    }

    @Test
    void intersectionsAndComplementsAreHeeded() {
        assertThat(objects("Doc", "sign", "User:ann").entries()).containsExactly("d1");
        assertThat(objects("Doc", "read", "User:ann").entries()).containsExactly("d1");
        assertThat(objects("Doc", "openly", "User:ann").entries()).containsExactly("d1");
    }

    @Test
    void whatHoldsWithoutATupleIsFoundToo() {
        assertThat(objects("Doc", "open", "User:ann").entries()).containsExactly("d1", "d3");
        assertThat(objects("Doc", "open", "stranger").entries()).containsExactly("d1", "d2", "d3");
    }

    @Test
    void conditionsAreNotEvaluatedWithoutTime() {
        World conditional = World.of(MODEL).conditional("Doc:d1#approver@User:ann", "yes");
        Budget late = new Budget(1_000_000, World.NOW, Clock.fixed(World.NOW, ZoneOffset.UTC));
        RuledGraph rules = conditional.rules();
        TupleGraph graph = rules.graph();
        int doc = graph.object(rules.number("Doc"), "d1");
        int approver = graph.node(doc, rules.number("approver"));
        int ann = rules.graph().node(World.subject("User:ann"));

        assertThatThrownBy(() -> rules.weight(rules.meaning(approver), approver, ann, late))
                .isInstanceOf(GraphLimitException.class);
        assertThat(rules.weight(rules.meaning(approver), approver, ann, World.budget()))
                .isEqualTo(RuledGraph.Weight.COUNTS);
    }

    @Test
    void whatTheDepthHidesIsTold() {
        Found<String> found = objects(world.depth(4), "Doc", "view", "User:ann");

        assertThat(found.entries()).containsExactly("d2");
        assertThat(found.incomplete()).isTrue();
        assertThat(objects(world.depth(5), "Doc", "view", "User:ann").incomplete())
                .isFalse();
        assertThat(objects(world.depth(1), "Team", "member", "User:ann").incomplete())
                .isTrue();
        assertThat(objects(world.depth(1), "Team", "member", "User:ann").entries())
                .containsExactly("x");
    }

    @Test
    void whatAConditionHidesIsTold() {
        World doubtful = World.of(MODEL)
                .conditional("Team:x#member@User:ann", "unknown")
                .conditional("Team:y#member@User:ann", "yes")
                .conditional("Team:z#member@User:ann", "no")
                .expired("Team:w#member@User:ann");

        assertThat(objects(doubtful, "Team", "member", "User:ann")).isEqualTo(new Found<>(List.of("y"), null, true, 7));
        assertThat(subjects(doubtful, "Team:x#member", null, "")).isEqualTo(new Found<>(List.of(), null, true, 7));
        assertThat(subjects(doubtful, "Team:z#member", null, "")).isEqualTo(new Found<>(List.of(), null, false, 7));
    }

    @Test
    void aWalkThatIsTooLongSaysSo() {
        Budget little = new Budget(3, World.NOW.plusSeconds(60), Clock.fixed(World.NOW, ZoneOffset.UTC));
        RuledGraph rules = world.rules();

        Found<String> found = new ObjectSearch(rules, new Uses(rules.plan()), new Findings(), little)
                .page(new ObjectQuestion("Doc", "view", World.subject("User:ann")), null, 10);

        assertThat(found.incomplete()).isTrue();
    }

    @Test
    void aPageEndsWhenTimeIsUpAndTheNextGoesOn() {
        Budget late = new Budget(1_000_000, World.NOW, Clock.fixed(World.NOW, ZoneOffset.UTC));
        RuledGraph rules = world.rules();
        ObjectQuestion question = new ObjectQuestion("Doc", "view", World.subject("User:ann"));

        Found<String> found =
                new ObjectSearch(rules, new Uses(rules.plan()), new Findings(), late).page(question, null, 10);

        assertThat(found.entries()).containsExactly("d1");
        assertThat(found.next()).isEqualTo("d1");
        assertThat(new ObjectSearch(rules, new Uses(rules.plan()), new Findings(), World.budget())
                        .page(question, found.next(), 10)
                        .entries())
                .containsExactly("d2");
    }

    @Test // permission.md §18.2
    void subjectsAreIndividualsUnlessSetsAreAskedFor() {
        world.with("Team:x#member@bob", "Folder:top#viewer@cid");

        assertThat(subjects(world, "Doc:d1#view", null, "").entries())
                .containsExactly(World.subject("bob"), World.subject("cid"), World.subject("User:ann"));
        assertThat(subjects(world, "Doc:d1#view", "User", "").entries()).containsExactly(World.subject("User:ann"));
        assertThat(subjects(world, "Doc:d1#view", null, "member").entries())
                .containsExactly(World.subject("Team:all#member"), World.subject("Team:x#member"));
        assertThat(subjects(world, "Doc:d1#view", "Folder", "member").entries()).isEmpty();
    }

    @Test
    void subjectsOfIntersectionsAreInEveryPart() {
        world.with("Doc:d1#approver@User:zoe", "Team:x#member@User:bob");

        assertThat(subjects(world, "Doc:d1#sign", null, "").entries()).containsExactly(World.subject("User:ann"));
        assertThat(subjects(world, "Doc:d2#read", null, "").entries()).containsExactly(World.subject("User:bob"));
        assertThat(subjects(world, "Doc:d1#openly", null, "").entries()).containsExactly(World.subject("User:ann"));
    }

    @Test // permission.md §18.2
    void everybodyButSomeCannotBeListed() {
        assertThatThrownBy(() -> subjects(world, "Doc:d1#open", null, ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code().id()).isEqualTo("unbounded_subject_set"));
    }

    @Test
    void subjectsThatTheDepthHidesAreTold() {
        assertThat(subjects(world.depth(4), "Doc:d1#view", null, "").incomplete())
                .isTrue();
        assertThat(subjects(world.depth(5), "Doc:d1#view", null, "").incomplete())
                .isFalse();
    }

    @Test
    void cyclesEnd() {
        world.with("Team:x#member@Team:all#member", "Folder:top#parent@Folder:sub");

        assertThat(objects("Doc", "view", "User:ann").entries()).containsExactly("d1", "d2");
        assertThat(objects("Team", "member", "Team:x#member").entries()).containsExactly("all", "x");
        assertThat(subjects(world, "Team:x#member", null, "member").entries())
                .containsExactly(World.subject("Team:all#member"), World.subject("Team:x#member"));
    }

    @Test
    void namesAreInTheOrderOfCodePoints() {
        world.with("Team:\uFFEE#member@bob", "Team:\uD83D\uDE00#member@bob", "Team:Z#member@bob", "Team:é#member@bob");

        assertThat(objects("Team", "member", "bob").entries().subList(0, 1)).containsExactly("Z");
        assertThat(objects("Team", "member", "bob").entries()).endsWith("é", "\uFFEE", "\uD83D\uDE00");
    }

    @Test
    void aLevelIsOneStatementOrTwoWithTraversals() {
        for (int i = 0; i < 50; i++) {
            world.with("Team:t%d#member@User:bob".formatted(i), "Folder:f%d#viewer@Team:t%d#member".formatted(i, i));
        }
        RuledGraph rules = world.rules();
        int before = world.graph().announcements();

        new ObjectSearch(rules, new Uses(rules.plan()), new Findings(), World.budget())
                .page(new ObjectQuestion("Folder", "viewer", World.subject("User:bob")), null, 100);

        // Two walks, since the model has complements: from bob to teams, from there to folders, and over their holders.
        assertThat(world.graph().announcements() - before).isLessThanOrEqualTo(16);
    }

    private Found<String> objects(String namespace, String relation, String subject) {
        return objects(world, namespace, relation, subject);
    }

    private static Found<String> objects(World of, String namespace, String relation, String subject) {
        RuledGraph rules = of.rules();
        return new ObjectSearch(rules, new Uses(rules.plan()), new Findings(), World.budget())
                .page(new ObjectQuestion(namespace, relation, World.subject(subject)), null, 100);
    }

    private static Found<Subject> subjects(World of, String set, @Nullable String namespace, String relation) {
        return new SubjectSearch(of.rules(), new Findings(), World.budget(), 10_000)
                .page(new SubjectQuestion(World.set(set), namespace, relation), null, 100);
    }
}
