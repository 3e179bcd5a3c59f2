package dev.gatehouse.permission.evaluate;

import static dev.gatehouse.permission.tuple.StoreFixture.set;
import static dev.gatehouse.permission.tuple.StoreFixture.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.Definition.SubjectType;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.model.Rewrite;
import dev.gatehouse.permission.model.Rewrite.Complement;
import dev.gatehouse.permission.model.Rewrite.Computed;
import dev.gatehouse.permission.model.Rewrite.Intersection;
import dev.gatehouse.permission.model.Rewrite.Traverse;
import dev.gatehouse.permission.model.Rewrite.Union;
import dev.gatehouse.permission.oracle.ListedGraph;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Definition RELATION = new Definition.Related(Set.of());

    private final Map<String, Definition> docs = new LinkedHashMap<>(Map.of("viewer", RELATION, "banned", RELATION));
    private final Map<RelationTuple, TupleTerms> tuples = new LinkedHashMap<>();
    private boolean strict;
    private Conditions conditions = Conditions.NONE;
    private int depth = 5;
    private long steps = 1_000_000;

    @Test
    void anIntersectionNeedsAllOfItsOperands() {
        permit("view", new Intersection(List.of(new Computed("viewer"), new Computed("member"))));
        docs.put("member", RELATION);
        given(
                tuple("Doc", "a", "viewer", "ann"),
                tuple("Doc", "a", "viewer", "bob"),
                tuple("Doc", "a", "member", "bob"));

        assertThat(check("a", "view", "bob")).isEqualTo(Answer.MEMBER);
        assertThat(check("a", "view", "ann")).isEqualTo(Answer.NOT_MEMBER);
    }

    @Test
    void anExclusionTakesAwayWhatAUnionGives() {
        permit("view", new Intersection(List.of(new Computed("viewer"), new Complement(new Computed("banned")))));
        given(
                tuple("Doc", "a", "viewer", set("Group", "g", "member")),
                tuple("Group", "g", "member", "ann"),
                tuple("Group", "g", "member", "bob"),
                tuple("Doc", "a", "banned", "bob"));

        assertThat(check("a", "view", "ann")).isEqualTo(Answer.MEMBER);
        assertThat(check("a", "view", "bob")).isEqualTo(Answer.NOT_MEMBER);
    }

    @Test
    void whatNoTupleIsAboutMayBeAPermissionOfEverybodyElse() {
        permit("view", new Complement(new Computed("banned")));

        assertThat(check("nowhere", "view", "nobody")).isEqualTo(Answer.MEMBER);
        assertThat(check("nowhere", "viewer", "nobody")).isEqualTo(Answer.NOT_MEMBER);
    }

    @Test // permission.md §22.12
    void whatIsTooDeepUnderANegationIsNeverAllowed() {
        permit("view", new Intersection(List.of(new Computed("viewer"), new Complement(new Computed("banned")))));
        given(
                tuple("Doc", "a", "viewer", "ann"),
                tuple("Doc", "a", "banned", set("Group", "g1", "member")),
                tuple("Group", "g1", "member", set("Group", "g2", "member")),
                tuple("Group", "g2", "member", "ann"));

        depth = 2;
        assertThat(check("a", "view", "ann")).isEqualTo(Answer.unknown(Limitation.DEPTH));
        depth = 3;
        assertThat(check("a", "view", "ann")).isEqualTo(Answer.NOT_MEMBER);
        assertThat(check("a", "view", "bob")).isEqualTo(Answer.NOT_MEMBER);
    }

    @Test // permission.md §22.13
    void aDiamondAtTheDepthLimitDoesNotDependOnTheOrderOfItsTuples() {
        List<RelationTuple> diamond = List.of(
                tuple("Doc", "a", "viewer", set("Group", "long", "member")),
                tuple("Group", "long", "member", set("Group", "end", "member")),
                tuple("Doc", "a", "viewer", set("Group", "end", "member")),
                tuple("Group", "end", "member", set("Group", "last", "member")),
                tuple("Group", "last", "member", "ann"));
        permit("unbanned", new Intersection(List.of(new Computed("viewer"), new Complement(new Computed("banned")))));

        depth = 3;
        for (List<RelationTuple> order : orders(diamond)) {
            tuples.clear();
            given(order.toArray(RelationTuple[]::new));
            assertThat(check("a", "viewer", "ann")).as("%s", order).isEqualTo(Answer.MEMBER);
            assertThat(check("a", "unbanned", "ann")).as("%s", order).isEqualTo(Answer.MEMBER);
        }
    }

    @Test
    void aShorterWayThroughWhatCannotMatterStillCounts() {
        // The intersection is broken at once, but through it the last group is near enough to be known.
        permit("broken", new Intersection(List.of(new Computed("near"), new Computed("nobody"))));
        permit("view", new Union(List.of(new Computed("broken"), new Complement(new Computed("far")))));
        docs.putAll(Map.of("near", RELATION, "nobody", RELATION, "far", RELATION));
        given(
                tuple("Doc", "a", "near", set("Group", "g0", "member")),
                tuple("Group", "g0", "member", set("Group", "last", "member")),
                tuple("Doc", "a", "far", set("Group", "g1", "member")),
                tuple("Group", "g1", "member", set("Group", "g2", "member")),
                tuple("Group", "g2", "member", set("Group", "last", "member")));

        depth = 3;
        assertThat(check("a", "view", "ann")).isEqualTo(Answer.MEMBER);
    }

    @Test // permission.md §22.26
    void permissionsThatCallOneAnotherNeitherHangNorHold() {
        permit("p", new Computed("q"));
        permit("q", new Computed("p"));
        permit("a", new Complement(new Computed("b")));
        permit("b", new Complement(new Computed("a")));
        permit("self", new Complement(new Computed("self")));
        given(tuple("Doc", "x", "viewer", "ann"));

        assertThat(check("x", "p", "ann")).isEqualTo(Answer.NOT_MEMBER);
        assertThat(check("x", "a", "ann")).isEqualTo(Answer.unknown(Limitation.CYCLE));
        assertThat(check("x", "self", "ann")).isEqualTo(Answer.unknown(Limitation.CYCLE));
    }

    @Test // permission.md §14.2
    void aCycleThroughANegationIsUnknownUnlessSomethingElseDecides() {
        permit(
                "view",
                new Union(List.of(
                        new Computed("viewer"),
                        new Intersection(List.of(
                                new Traverse("parent", "view"), new Complement(new Traverse("parent", "view")))))));
        docs.put("parent", RELATION);
        given(
                tuple("Doc", "a", "parent", set("Doc", "b", "")),
                tuple("Doc", "b", "parent", set("Doc", "a", "")),
                tuple("Doc", "b", "viewer", "bob"));

        assertThat(check("a", "view", "bob")).isEqualTo(Answer.NOT_MEMBER);
        assertThat(check("b", "view", "bob")).isEqualTo(Answer.MEMBER);
        assertThat(check("a", "view", "ann").allowed()).isFalse();
    }

    @Test
    void aTraversalFollowsObjectsWhateverTheRelationOfTheSet() {
        permit("view", new Traverse("parent", "viewer"));
        docs.put("parent", RELATION);
        given(
                tuple("Doc", "a", "parent", set("Doc", "b", "no such relation")),
                tuple("Doc", "a", "parent", "b"),
                tuple("Doc", "b", "viewer", "ann"));

        assertThat(check("a", "view", "ann")).isEqualTo(Answer.MEMBER);
        depth = 1;
        assertThat(check("a", "view", "ann")).isEqualTo(Answer.unknown(Limitation.DEPTH));
    }

    @Test // permission.md §14
    void tuplesUnderAPermissionCountOutsideOfStrictModeOnly() {
        permit("view", new Computed("viewer"));
        given(tuple("Doc", "a", "view", "ann"), tuple("Doc", "a", "view", set("Group", "g", "member")));
        given(tuple("Group", "g", "member", "bob"));

        assertThat(check("a", "view", "ann")).isEqualTo(Answer.MEMBER);
        assertThat(check("a", "view", "bob")).isEqualTo(Answer.MEMBER);
        strict = true;
        assertThat(check("a", "view", "ann")).isEqualTo(Answer.NOT_MEMBER);
        assertThat(check("a", "view", "bob")).isEqualTo(Answer.NOT_MEMBER);
    }

    @Test // permission.md §14
    void subjectsOfOtherTypesThanDeclaredDoNotCountInStrictMode() {
        docs.put("viewer", new Definition.Related(Set.of(new SubjectType("Group", "member"))));
        given(
                tuple("Doc", "a", "viewer", "ann"),
                tuple("Doc", "a", "viewer", set("User", "bob", "")),
                tuple("Doc", "a", "viewer", set("Group", "g", "member")),
                tuple("Doc", "a", "viewer", set("Group", "g", "owner")),
                tuple("Group", "g", "member", "cat"),
                tuple("Group", "g", "owner", "dan"));

        strict = true;
        assertThat(check("a", "viewer", "ann")).isEqualTo(Answer.MEMBER);
        assertThat(check("a", "viewer", "cat")).isEqualTo(Answer.MEMBER);
        assertThat(check("a", "viewer", "dan")).isEqualTo(Answer.NOT_MEMBER);
        assertThat(evaluation().check(tuple("Doc", "a", "viewer", set("User", "bob", ""))))
                .isEqualTo(Answer.NOT_MEMBER);
        strict = false;
        assertThat(evaluation().check(tuple("Doc", "a", "viewer", set("User", "bob", ""))))
                .isEqualTo(Answer.MEMBER);
    }

    @Test // permission.md §7
    void aRelationThatIsNotDeclaredHasNoMembersOnTheWay() {
        permit("view", new Union(List.of(new Traverse("parent", "undeclared"), new Computed("viewer"))));
        docs.put("parent", RELATION);
        given(
                tuple("Doc", "a", "parent", set("Doc", "b", "")),
                tuple("Doc", "b", "undeclared", "ann"),
                tuple("Doc", "a", "viewer", set("Doc", "b", "undeclared")));

        assertThat(check("a", "view", "ann")).isEqualTo(Answer.NOT_MEMBER);
    }

    @Test
    void whatHasExpiredOrHasAnUnknownConditionDoesNotAllow() {
        permit("unbanned", new Complement(new Computed("banned")));
        tuples.put(tuple("Doc", "a", "viewer", "ann"), new TupleTerms(NOW, null));
        tuples.put(tuple("Doc", "a", "viewer", "bob"), new TupleTerms(NOW.plusNanos(1000), null));
        TupleTerms conditional = new TupleTerms(null, new TupleTerms.Condition("no such condition", "{}"));
        tuples.put(tuple("Doc", "a", "viewer", "cat"), conditional);
        tuples.put(tuple("Doc", "a", "banned", set("Group", "g", "member")), conditional);
        given(tuple("Group", "g", "member", "dan"));

        assertThat(check("a", "viewer", "ann")).isEqualTo(Answer.NOT_MEMBER);
        assertThat(check("a", "viewer", "bob")).isEqualTo(Answer.MEMBER);
        assertThat(check("a", "viewer", "cat")).isEqualTo(Answer.unknown(Limitation.CONDITION));
        assertThat(check("a", "unbanned", "dan")).isEqualTo(Answer.unknown(Limitation.CONDITION));
        assertThat(check("a", "unbanned", "eve")).isEqualTo(Answer.MEMBER);
    }

    @Test
    void tenThousandPermissionsInARowAreNoStackOfCalls() {
        for (int i = 0; i < 10_000; i++) {
            permit("p" + i, new Computed("p" + (i + 1)));
            permit("n" + i, new Complement(new Computed("n" + (i + 1))));
        }
        permit("p10000", new Computed("viewer"));
        permit("n10000", new Computed("viewer"));
        Rewrite nested = new Computed("viewer");
        for (int i = 0; i < 10_000; i++) {
            nested = new Complement(nested);
        }
        permit("nested", nested);
        given(tuple("Doc", "a", "viewer", "ann"));

        assertThat(check("a", "p0", "ann")).isEqualTo(Answer.MEMBER);
        assertThat(check("a", "p0", "bob")).isEqualTo(Answer.NOT_MEMBER);
        assertThat(check("a", "n0", "ann")).isEqualTo(Answer.MEMBER);
        assertThat(check("a", "n1", "ann")).isEqualTo(Answer.NOT_MEMBER);
        assertThat(check("a", "nested", "ann")).isEqualTo(Answer.MEMBER);
    }

    @Test
    void whoRunsOutOfStepsLearnsNothing() {
        permit("unbanned", new Complement(new Computed("banned")));
        for (int i = 0; i < 100; i++) {
            given(tuple("Doc", "a", "viewer", set("Group", "g" + i, "member")));
            given(tuple("Doc", "a", "banned", set("Group", "g" + i, "member")));
        }

        assertThat(check("a", "viewer", "ann")).isEqualTo(Answer.NOT_MEMBER);
        steps = 100;
        assertThat(check("a", "viewer", "ann")).isEqualTo(Answer.unknown(Limitation.STEPS));
        assertThat(check("a", "unbanned", "ann")).isEqualTo(Answer.unknown(Limitation.STEPS));
    }

    @Test
    void whoComesTooLateLearnsNothing() {
        given(tuple("Doc", "a", "viewer", "ann"));
        ListedGraph graph = new ListedGraph(tuples);
        Evaluation late = new Evaluation(
                graph,
                new Plan(rules(), graph.vocabulary()),
                new Circumstances(NOW, depth, Map.of()),
                new Budget(steps, NOW, CLOCK));

        assertThat(late.check(tuple("Doc", "a", "viewer", "ann"))).isEqualTo(Answer.unknown(Limitation.TIME));
    }

    @Test
    void whatPermissionsAreMadeOfIsCountedForEveryObject() {
        permit("any", new Union(Collections.nCopies(500, new Computed("viewer"))));
        permit("all", new Intersection(Collections.nCopies(500, new Computed("viewer"))));
        given(tuple("Doc", "a", "viewer", "ann"));
        steps = 400;

        assertThat(check("a", "any", "bob")).isEqualTo(Answer.unknown(Limitation.STEPS));
        assertThat(check("a", "all", "bob")).isEqualTo(Answer.unknown(Limitation.STEPS));
    }

    @Test
    void theTimeIsLookedAtForEachCondition() {
        TupleTerms terms = new TupleTerms(null, new TupleTerms.Condition("slow", "{}"));
        for (String group : List.of("x", "y", "z")) {
            tuples.put(tuple("Doc", "a", "viewer", set("Group", group, "member")), terms);
        }
        AtomicInteger evaluated = new AtomicInteger();
        conditions = new Conditions() {
            @Override
            public Holds holds(TupleTerms.Condition condition, Map<String, Object> given, Instant now) {
                evaluated.incrementAndGet();
                return Holds.NO;
            }

            @Override
            public Optional<String> objection(TupleTerms.Condition condition) {
                return Optional.empty();
            }
        };
        ListedGraph graph = new ListedGraph(tuples);
        Evaluation slow = new Evaluation(
                graph,
                new Plan(rules(), graph.vocabulary()),
                new Circumstances(NOW, depth, Map.of()),
                new Budget(steps, NOW.plusSeconds(2), new SecondsPerItem(evaluated)));

        assertThat(slow.check(tuple("Doc", "a", "viewer", "ann"))).isEqualTo(Answer.unknown(Limitation.TIME));
        assertThat(evaluated).hasValue(2);
    }

    @Test
    void anAnswerDoesNotDependOnWhatWasAskedBefore() {
        permit("view", new Intersection(List.of(new Computed("viewer"), new Complement(new Computed("banned")))));
        given(
                tuple("Doc", "a", "viewer", set("Doc", "b", "view")),
                tuple("Doc", "b", "viewer", set("Doc", "c", "view")),
                tuple("Doc", "c", "viewer", "ann"));

        depth = 3;
        Evaluation evaluation = evaluation();
        List<Answer> rising = Stream.of("c", "b", "a")
                .map(object -> evaluation.check(tuple("Doc", object, "view", "ann")))
                .toList();
        depth = 2;
        Evaluation shallow = evaluation();
        List<Answer> limited = Stream.of("c", "b", "a")
                .map(object -> shallow.check(tuple("Doc", object, "view", "ann")))
                .toList();

        assertThat(rising).containsExactly(Answer.MEMBER, Answer.MEMBER, Answer.MEMBER);
        assertThat(limited).containsExactly(Answer.MEMBER, Answer.MEMBER, Answer.unknown(Limitation.DEPTH));
        assertThat(shallow.check(tuple("Doc", "c", "view", "bob"))).isEqualTo(Answer.NOT_MEMBER);
    }

    private void permit(String name, Rewrite rewrite) {
        docs.put(name, new Definition.Permitted(rewrite));
    }

    private void given(RelationTuple... some) {
        Arrays.stream(some).forEach(tuple -> tuples.put(tuple, TupleTerms.NONE));
    }

    private Answer check(String object, String relation, String subject) {
        return evaluation().check(tuple("Doc", object, relation, subject));
    }

    private Evaluation evaluation() {
        ListedGraph graph = new ListedGraph(tuples);
        return new Evaluation(
                graph,
                new Plan(rules(), graph.vocabulary()),
                new Circumstances(NOW, depth, Map.of()),
                new Budget(steps, NOW.plusSeconds(1), CLOCK));
    }

    private Rules rules() {
        return new Rules(
                PermissionModel.of(Map.of("Doc", docs, "Group", Map.of(), "User", Map.of())), strict, conditions);
    }

    /** A clock by which everything that is counted takes a second. */
    private static final class SecondsPerItem extends Clock {

        private final AtomicInteger items;

        SecondsPerItem(AtomicInteger items) {
            this.items = items;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return NOW.plusSeconds(items.get());
        }
    }

    private static <T> List<List<T>> orders(List<T> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            List<T> rest = new ArrayList<>(of);
            T first = rest.remove(i);
            for (List<T> order : orders(rest)) {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(Collections.unmodifiableList(whole));
            }
        }
        return orders;
    }
}
