package dev.gatehouse.permission.check;

import static dev.gatehouse.permission.tuple.StoreFixture.set;
import static dev.gatehouse.permission.tuple.StoreFixture.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.permission.check.CheckResult.Limit;
import dev.gatehouse.permission.check.CheckResult.Membership;
import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.tuple.GraphStore;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoreFixture;
import dev.gatehouse.permission.tuple.StoreFixture.CountedGraph;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class LevelCheckEngineTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final EvaluationLimits LIMITS =
            new EvaluationLimits(1_000_000, 1_000, 10_000, Duration.ofSeconds(30), 100, 100, 100);

    private final StoreFixture store = StoreFixture.SHARED;
    private final ProjectId project = ProjectId.random();

    @Test
    void aDirectTupleIsOneStatement() {
        store.insert(project, tuple("files", "a", "view", "ann"));

        assertThat(check(tuple("files", "a", "view", "ann"), 5)).isEqualTo(CheckResult.member(1));
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
        EvaluationLimits few = new EvaluationLimits(1_000_000, 1_000, 10, Duration.ofSeconds(30), 100, 100, 100);

        CheckResult result = engine(store.graph, few).check(project, tuple("files", "a", "view", "nobody"), 5);

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
                CheckResult result = check(tuple("groups", "d0", "member", "p" + k), depth);
                assertThat(result.allowed()).as("%d sets, depth %d", k, depth).isEqualTo(k < depth);
                assertThat(result.limit()).isEqualTo(k < depth ? null : Limit.DEPTH);
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

        CheckResult nobody = check(tuple("groups", "a", "member", "ann"), 50);

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

        assertThat(with(new EvaluationLimits(1_000_000, 10, 10_000, Duration.ofSeconds(30), 100, 100, 100), question))
                .isEqualTo(Limit.WIDTH);
        assertThat(with(new EvaluationLimits(1_000_000, 1_000, 10, Duration.ofSeconds(30), 100, 100, 100), question))
                .isEqualTo(Limit.ROWS);
        Clock leaping = new LeapingClock(Duration.ofMinutes(1));
        CheckResult late = new LevelCheckEngine(store.graph, store.reads, LIMITS, leaping).check(project, question, 5);
        assertThat(late.limit()).isEqualTo(Limit.TIME);
        assertThat(late.allowed()).isFalse();
    }

    @Test
    void aStatementThatIsGivenUpLeavesTheAnswerUnknown() {
        GraphStore stuck = new InterruptedGraph(() -> {
            throw new QueryTimeoutException("canceled");
        });

        CheckResult result = engine(stuck, LIMITS).check(project, tuple("files", "a", "view", "ann"), 5);

        assertThat(result.limit()).isEqualTo(Limit.TIME);
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
        InterruptedGraph graph =
                new InterruptedGraph(() -> store.write(project, Set.of(viaNew, inNew), Set.of(viaOld, inOld)));

        CheckResult result = engine(graph, LIMITS).check(project, tuple("files", "a", "view", "ann"), 5);

        assertThat(result).isEqualTo(CheckResult.member(2));
    }

    @Test
    void randomGraphsAgreeWithAPlainSearch() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5; round++) {
            ProjectId own = ProjectId.random();
            Set<RelationTuple> tuples = new HashSet<>();
            for (int i = 0; i < 25; i++) {
                String object = "g" + random.nextInt(8);
                tuples.add(
                        random.nextInt(4) == 0
                                ? tuple("groups", object, "member", "u" + random.nextInt(4))
                                : tuple("groups", object, "member", set("groups", "g" + random.nextInt(8), "member")));
            }
            store.write(own, tuples, Set.of());
            for (int i = 0; i < 40; i++) {
                Subject subject = random.nextBoolean()
                        ? tuple("", "", "", "u" + random.nextInt(4)).subject()
                        : set("groups", "g" + random.nextInt(8), "member");
                RelationTuple question = new RelationTuple("groups", "g" + random.nextInt(8), "member", subject);
                int depth = 1 + random.nextInt(6);
                assertThat(engine(store.graph, LIMITS)
                                .check(own, question, depth)
                                .allowed())
                        .as("seed %d, %s at depth %d in %s", seed, question, depth, tuples)
                        .isEqualTo(reachable(tuples, question.set(), subject, depth));
            }
        }
    }

    private static boolean reachable(Set<RelationTuple> tuples, SubjectSet set, Subject subject, int depth) {
        return depth > 0
                && tuples.stream()
                        .filter(tuple -> tuple.set().equals(set))
                        .anyMatch(tuple -> tuple.subject().equals(subject)
                                || (tuple.subject() instanceof SubjectSet next
                                        && reachable(tuples, next, subject, depth - 1)));
    }

    private CheckResult check(RelationTuple question, int depth) {
        return engine(store.graph, LIMITS).check(project, question, depth);
    }

    private Limit with(EvaluationLimits limits, RelationTuple question) {
        CheckResult result = engine(store.graph, limits).check(project, question, 5);
        assertThat(result.allowed()).isFalse();
        assertThat(result.limit()).isNotNull();
        return result.limit();
    }

    private int statements(RelationTuple question) {
        try (CountedGraph counted = store.counted()) {
            engine(counted.graph, LIMITS).check(project, question, 5);
            return counted.statements();
        }
    }

    private CheckEngine engine(GraphStore graph, EvaluationLimits limits) {
        return new LevelCheckEngine(graph, store.reads, limits, CLOCK);
    }

    /** The real graph, with something else happening right after the first level was read. */
    private final class InterruptedGraph implements GraphStore {

        private final Runnable interruption;
        private boolean interrupted;

        InterruptedGraph(Runnable interruption) {
            this.interruption = interruption;
        }

        @Override
        public Level level(ProjectId of, Collection<SubjectSet> sets, Subject subject, int rows, Duration patience) {
            Level level = store.graph.level(of, sets, subject, rows, patience);
            if (!interrupted) {
                interrupted = true;
                interruption.run();
            }
            return level;
        }

        @Override
        public Members members(ProjectId of, Collection<SubjectSet> sets, int rows) {
            return store.graph.members(of, sets, rows);
        }
    }

    /** A clock on which every reading is later by the same time. */
    private static final class LeapingClock extends Clock {

        private final Duration leap;
        private Instant now = CLOCK.instant();

        LeapingClock(Duration leap) {
            this.leap = leap;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plus(leap);
            return now;
        }
    }
}
