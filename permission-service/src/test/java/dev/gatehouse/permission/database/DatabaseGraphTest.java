package dev.gatehouse.permission.database;

import static dev.gatehouse.permission.database.DatabaseFixture.CLOCK;
import static dev.gatehouse.permission.database.DatabaseFixture.LIMITS;
import static dev.gatehouse.permission.tuple.StoreFixture.set;
import static dev.gatehouse.permission.tuple.StoreFixture.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.evaluate.Limitation;
import dev.gatehouse.permission.evaluate.Membership;
import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.graph.Consistency;
import dev.gatehouse.permission.graph.Graphs;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.model.Rewrite;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoreFixture;
import dev.gatehouse.permission.tuple.StoreFixture.CountedConnection;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class DatabaseGraphTest {

    private static final Rules RULES = new Rules(
            PermissionModel.of(Map.of(
                    "files", Map.of(),
                    "groups", Map.of(),
                    "User", Map.of(),
                    "folders", Map.of(),
                    "docs",
                            Map.of(
                                    "parent", new Definition.Related(Set.of()),
                                    "viewer", new Definition.Related(Set.of()),
                                    "view",
                                            new Definition.Permitted(new Rewrite.Intersection(List.of(
                                                    new Rewrite.Computed("viewer"),
                                                    new Rewrite.Traverse("parent", "viewer"))))))),
            false,
            Conditions.NONE);

    private final StoreFixture store = StoreFixture.SHARED;
    private final ProjectId project = ProjectId.random();
    private final EdgeStore edges = new JdbcEdgeStore(store.jdbc);

    @Test
    void aDirectTupleIsOneStatement() {
        store.insert(project, tuple("files", "a", "view", "ann"));

        assertThat(check(tuple("files", "a", "view", "ann"), 5)).isEqualTo(Answer.MEMBER);
        assertThat(statements(tuple("files", "a", "view", "ann"))).isEqualTo(1);
    }

    @Test
    void aLevelOfManySetsIsOneStatement() {
        for (int i = 0; i < 150; i++) {
            store.insert(
                    project,
                    tuple("files", "a", "view", set("groups", "g" + i, "member")),
                    tuple("groups", "g" + i, "member", "user" + i));
        }

        assertThat(check(tuple("files", "a", "view", "user149"), 2).allowed()).isTrue();
        assertThat(statements(tuple("files", "a", "view", "user149"))).isEqualTo(2);
        assertThat(statements(tuple("files", "a", "view", "nobody"))).isEqualTo(2);
    }

    @Test
    void individualsAreNotRead() {
        for (int i = 0; i < 20; i++) {
            store.insert(project, tuple("files", "a", "view", "user" + i));
        }
        EvaluationLimits few = limits(1_000, 10);

        Answer result = check(graphs(edges, few), tuple("files", "a", "view", "nobody"), 5);

        assertThat(result.membership()).isEqualTo(Membership.NOT_MEMBER);
    }

    @Test // permission.md §14.1
    void kSetsInBetweenNeedADepthOfKPlusOne() {
        for (int k = 0; k < 8; k++) {
            store.insert(
                    project,
                    tuple("groups", "d" + k, "member", "p" + k),
                    tuple("groups", "d" + k, "member", set("groups", "d" + (k + 1), "member")));
        }

        for (int depth = 1; depth <= 5; depth++) {
            for (int k = 0; k <= 6; k++) {
                Answer result = check(tuple("groups", "d0", "member", "p" + k), depth);
                assertThat(result.allowed()).as("%d sets, depth %d", k, depth).isEqualTo(k < depth);
                assertThat(result.limitation()).isEqualTo(k < depth ? null : Limitation.DEPTH);
            }
        }
    }

    @Test // permission.md §14.2: a visited set together with a depth limit must not hide the shorter path
    void aSetReachedOnALongAndOnAShortWayCountsTheShortOne() {
        store.insert(
                project,
                tuple("files", "a", "view", set("groups", "long", "member")),
                tuple("groups", "long", "member", set("groups", "target", "member")),
                tuple("files", "a", "view", set("groups", "target", "member")),
                tuple("groups", "target", "member", set("groups", "last", "member")),
                tuple("groups", "last", "member", "ann"));

        assertThat(check(tuple("files", "a", "view", "ann"), 3).allowed()).isTrue();
    }

    @Test
    void aCycleEndsAndMakesNobodyAMember() {
        store.insert(
                project,
                tuple("groups", "a", "member", set("groups", "b", "member")),
                tuple("groups", "b", "member", set("groups", "c", "member")),
                tuple("groups", "c", "member", set("groups", "a", "member")));

        Answer nobody = check(tuple("groups", "a", "member", "ann"), 50);

        assertThat(nobody.membership()).isEqualTo(Membership.NOT_MEMBER);
        assertThat(check(tuple("groups", "a", "member", set("groups", "a", "member")), 50)
                        .allowed())
                .as("the sets themselves are members of each other")
                .isTrue();
    }

    @Test
    void aSetIsNoMemberOfItself() {
        SubjectSet set = set("groups", "a", "member");

        assertThat(check(new RelationTuple("groups", "a", "member", set), 5).membership())
                .isEqualTo(Membership.NOT_MEMBER);
    }

    @Test
    void aSubjectSetIsAskedForAsItself() {
        SubjectSet inner = set("groups", "inner", "member");
        store.insert(
                project,
                tuple("files", "a", "view", set("groups", "outer", "member")),
                tuple("groups", "outer", "member", inner),
                tuple("groups", "inner", "member", "ann"));

        assertThat(check(new RelationTuple("files", "a", "view", inner), 5).allowed())
                .isTrue();
        assertThat(check(tuple("files", "a", "view", set("groups", "ann", "member")), 5)
                        .allowed())
                .isFalse();
    }

    @Test // permission.md §22.22
    void aSetWithoutARelationIsAnIndividualAndIsNotFollowed() {
        store.insert(project, tuple("files", "a", "view", set("User", "bob", "")), tuple("User", "bob", "", "ann"));

        assertThat(check(tuple("files", "a", "view", set("User", "bob", "")), 5).allowed())
                .isTrue();
        assertThat(check(tuple("files", "a", "view", "ann"), 5).membership()).isEqualTo(Membership.NOT_MEMBER);
    }

    @Test // permission.md §22.23
    void anAsteriskIsNoWildcard() {
        store.insert(project, tuple("files", "a", "view", "*"));

        assertThat(check(tuple("files", "a", "view", "ann"), 5).allowed()).isFalse();
    }

    @Test
    void aTupleOfAnotherProjectGrantsNothing() {
        ProjectId other = ProjectId.random();
        store.insert(other, tuple("files", "a", "view", set("groups", "g", "member")));
        store.insert(other, tuple("groups", "g", "member", "ann"));
        store.insert(project, tuple("files", "a", "view", set("groups", "g", "member")));

        assertThat(check(tuple("files", "a", "view", "ann"), 5).membership()).isEqualTo(Membership.NOT_MEMBER);
    }

    @Test
    void whatIsTooWideTooLargeOrTooSlowIsUnknownAndNotAllowed() {
        for (int i = 0; i < 20; i++) {
            store.insert(project, tuple("files", "a", "view", set("groups", "g" + i, "member")));
        }
        RelationTuple question = tuple("files", "a", "view", "ann");

        assertThat(with(limits(10, 10_000), question)).isEqualTo(Limitation.WIDTH);
        assertThat(with(limits(1_000, 10), question)).isEqualTo(Limitation.ROWS);
        Clock leaping = new LeapingClock(Duration.ofMinutes(1));
        Answer late = check(DatabaseFixture.graphs(edges, store.reads, LIMITS, leaping), question, 5);
        assertThat(late.limitation()).isEqualTo(Limitation.TIME);
        assertThat(late.allowed()).isFalse();
    }

    @Test
    void aStatementThatIsGivenUpLeavesTheAnswerUnknown() {
        EdgeStore stuck = new InterruptedEdges(edges, () -> {
            throw new QueryTimeoutException("canceled");
        });

        Answer result = check(graphs(stuck, LIMITS), tuple("files", "a", "view", "ann"), 5);

        assertThat(result.limitation()).isEqualTo(Limitation.TIME);
    }

    @Test
    void aStatementIsGivenUpWhenItsTimeIsOver() {
        assertThatThrownBy(() -> store.jdbc
                        .sql("SELECT pg_sleep(60)")
                        .withQueryTimeout(1)
                        .query((row, _) -> row.getRow())
                        .list())
                .isInstanceOf(QueryTimeoutException.class);
    }

    @Test // permission.md §16: a revoke and a grant at once must never be seen half
    void aWriteBetweenTwoLevelsIsSeenWholeOrNotAtAll() {
        RelationTuple viaOld = tuple("files", "a", "view", set("groups", "old", "member"));
        RelationTuple viaNew = tuple("files", "a", "view", set("groups", "new", "member"));
        RelationTuple inOld = tuple("groups", "old", "member", "ann");
        RelationTuple inNew = tuple("groups", "new", "member", "ann");
        store.insert(project, viaOld, inOld);
        EdgeStore interrupted =
                new InterruptedEdges(edges, () -> store.write(project, Set.of(viaNew, inNew), Set.of(viaOld, inOld)));
        RelationTuple question = tuple("files", "a", "view", "ann");

        List<Object> seen = graphs(interrupted, LIMITS)
                .read(
                        project,
                        Consistency.FRESH,
                        graph -> List.of(evaluation(graph, 5).check(question), graph.revision()));

        assertThat(seen).containsExactly(Answer.MEMBER, 2L);
    }

    @Test
    void aSetThatHasTheSubjectIsNotReadFurther() {
        store.insert(project, tuple("files", "a", "view", "ann"));
        for (int i = 0; i < 20; i++) {
            store.insert(project, tuple("files", "a", "view", set("groups", "g" + i, "member")));
        }
        EvaluationLimits few = limits(1_000, 10);

        assertThat(check(graphs(edges, few), tuple("files", "a", "view", "ann"), 5))
                .isEqualTo(Answer.MEMBER);
        assertThat(check(graphs(edges, few), tuple("files", "a", "view", "bob"), 5))
                .isEqualTo(Answer.unknown(Limitation.ROWS));
    }

    @Test
    void anIntersectionOfTraversalsAndNamesIsOneStatementALevel() {
        store.insert(
                project,
                tuple("docs", "a", "parent", set("folders", "f", "")),
                tuple("docs", "a", "viewer", set("groups", "g", "member")),
                tuple("groups", "g", "member", "ann"),
                tuple("folders", "f", "viewer", set("groups", "g", "member")));

        assertThat(statements(tuple("docs", "a", "view", "ann"))).isEqualTo(2);
        assertThat(check(tuple("docs", "a", "view", "ann"), 5)).isEqualTo(Answer.MEMBER);
        assertThat(check(tuple("docs", "a", "view", "bob"), 5)).isEqualTo(Answer.NOT_MEMBER);
    }

    @Test
    void theListsOfAnUnannouncedNodeAreReadWhenTheyAreAskedFor() {
        String longName = "ö".repeat(300);
        store.insert(
                project,
                tuple("docs", longName, "viewer", "ann"),
                tuple("docs", longName, "viewer", set("User", "ann", "")),
                tuple("docs", longName, "owner", set("groups", longName, "member")));

        List<String> found = graphs(edges, LIMITS).read(project, Consistency.FRESH, graph -> {
            int docs = graph.number("docs");
            int doc = graph.object(docs, longName);
            int group = graph.object(graph.number("groups"), longName);
            int member = graph.node(group, graph.number("member"));
            return List.of(
                    names(graph, list -> graph.subjects(graph.node(doc, graph.number("viewer")), list)),
                    names(graph, list -> graph.holders(member, list)),
                    names(graph, list -> graph.nodes(doc, list)),
                    names(graph, list -> graph.nodes(group, list)),
                    names(graph, list -> graph.nodes(graph.object(Vocabulary.EMPTY, "ann"), list)),
                    objects(graph, docs));
        });

        assertThat(found)
                .containsExactly(
                        ":ann# User:ann#",
                        "docs:%s#owner".formatted(longName),
                        "docs:%1$s#owner docs:%1$s#viewer".formatted(longName),
                        "groups:%s#member".formatted(longName),
                        ":ann#",
                        longName);
    }

    @Test
    void anEarlierRevisionIsRefusedAndALaterOneIsNotThereYet() {
        store.insert(project, tuple("files", "a", "view", "ann"));
        store.insert(project, tuple("files", "b", "view", "ann"));
        Graphs graphs = graphs(edges, LIMITS);

        assertThat(graphs.read(project, new Consistency.Exact(2), TupleGraph::revision))
                .isEqualTo(2);
        assertThat(graphs.read(project, new Consistency.AtLeast(1), TupleGraph::revision))
                .isEqualTo(2);
        assertThatThrownBy(() -> graphs.read(project, new Consistency.Exact(1), TupleGraph::revision))
                .hasMessageContaining("SNAPTOKEN_EXPIRED");
        assertThatThrownBy(() -> graphs.read(project, new Consistency.AtLeast(3), TupleGraph::revision))
                .hasMessageContaining("SNAPTOKEN_FROM_FUTURE");
    }

    private Answer check(RelationTuple question, int depth) {
        return check(graphs(edges, LIMITS), question, depth);
    }

    private Answer check(Graphs graphs, RelationTuple question, int depth) {
        return graphs.read(
                project, Consistency.FRESH, graph -> evaluation(graph, depth).check(question));
    }

    private static Evaluation evaluation(TupleGraph graph, int depth) {
        return new Evaluation(
                graph,
                new Plan(RULES, graph.vocabulary()),
                new Circumstances(CLOCK.instant(), depth, Map.of()),
                new Budget(1_000_000, CLOCK.instant().plusSeconds(30), CLOCK));
    }

    private Limitation with(EvaluationLimits limits, RelationTuple question) {
        Answer result = check(graphs(edges, limits), question, 5);
        assertThat(result.allowed()).isFalse();
        assertThat(result.limitation()).isNotNull();
        return result.limitation();
    }

    private int statements(RelationTuple question) {
        try (CountedConnection counted = store.counted()) {
            check(graphs(new JdbcEdgeStore(counted.jdbc), LIMITS), question, 5);
            return counted.statements();
        }
    }

    private Graphs graphs(EdgeStore from, EvaluationLimits limits) {
        return DatabaseFixture.graphs(from, store.reads, limits, CLOCK);
    }

    private static EvaluationLimits limits(int width, int rows) {
        return new EvaluationLimits(1_000_000, width, rows, Duration.ofSeconds(30), 100, 100, 100);
    }

    private static String objects(TupleGraph graph, int namespace) {
        NodeList objects = new NodeList();
        graph.objects(namespace, objects);
        return IntStream.of(objects.toArray()).mapToObj(graph::name).collect(Collectors.joining(" "));
    }

    private static String names(TupleGraph graph, Consumer<NodeList> question) {
        NodeList nodes = new NodeList();
        question.accept(nodes);
        return IntStream.of(nodes.toArray())
                .mapToObj(node -> "%s:%s#%s"
                        .formatted(
                                graph.vocabulary().name(graph.namespace(graph.object(node))),
                                graph.name(graph.object(node)),
                                graph.vocabulary().name(graph.relation(node))))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
