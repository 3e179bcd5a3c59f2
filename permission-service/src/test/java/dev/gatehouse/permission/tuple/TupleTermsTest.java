package dev.gatehouse.permission.tuple;

import static dev.gatehouse.permission.tuple.StoreFixture.NOW;
import static dev.gatehouse.permission.tuple.StoreFixture.set;
import static dev.gatehouse.permission.tuple.StoreFixture.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tuple is there once, under the terms of its last write, and the change log tells how that came about. */
class TupleTermsTest {

    private static final RelationQuery ALL = new RelationQuery(null, null, null, null);
    private static final RelationTuple ANN = tuple("files", "a", "view", "ann");
    private static final TupleTerms TOMORROW = new TupleTerms(NOW.plusSeconds(86_400), null);
    private static final Instant PAST = NOW.minusSeconds(86_400);
    private static final TupleTerms YESTERDAY = new TupleTerms(PAST, null);
    private static final TupleTerms AT_HOME =
            new TupleTerms(null, new TupleTerms.Condition("network", "{\"of\":\"home\"}"));

    private final StoreFixture store = StoreFixture.SHARED;
    private final ProjectId project = ProjectId.random();

    @Test
    void termsAreKeptAndListed() {
        TupleTerms both = new TupleTerms(TOMORROW.expiresAt(), AT_HOME.condition());
        RelationTuple group = tuple("files", "a", "view", set("groups", "g", "member"));

        store.insert(project, ANN, AT_HOME);
        store.insert(project, group, both);

        assertThat(list(NOW)).containsExactly(new StoredTuple(ANN, AT_HOME), new StoredTuple(group, both));
    }

    @Test
    void aRepeatedWriteUnderOtherTermsChangesThem() {
        store.insert(project, ANN);

        WrittenTuples until = store.insert(project, ANN, TOMORROW);
        WrittenTuples again = store.insert(project, ANN, TOMORROW);
        WrittenTuples forEver = store.insert(project, ANN);

        assertThat(until).isEqualTo(new WrittenTuples(2, 0, 1, 0));
        assertThat(again).isEqualTo(new WrittenTuples(3, 0, 0, 0));
        assertThat(forEver).isEqualTo(new WrittenTuples(4, 0, 1, 0));
        assertThat(list(NOW)).containsExactly(StoredTuple.of(ANN));
        assertThat(log())
                .containsExactly(
                        "1 insert null",
                        "2 delete null",
                        "2 insert " + TOMORROW.expiresAt(),
                        "4 delete " + TOMORROW.expiresAt(),
                        "4 insert null");
    }

    @Test
    void aConditionWithOtherValuesIsAnotherTerm() {
        store.insert(project, ANN, AT_HOME);

        WrittenTuples changed = store.insert(
                project, ANN, new TupleTerms(null, new TupleTerms.Condition("network", "{\"of\":\"work\"}")));

        assertThat(changed.updated()).isEqualTo(1);
    }

    @Test
    void whatHasExpiredIsNotThere() {
        store.insert(project, ANN, YESTERDAY);
        store.insert(project, tuple("files", "a", "view", "bob"), TOMORROW);

        assertThat(list(NOW)).hasSize(1);
        assertThat(list(PAST.minusMillis(1))).hasSize(2);
        // At the very moment it is over.
        assertThat(list(PAST)).hasSize(1);
        assertThat(store.tuples.exists(project, new RelationQuery(null, null, null, ANN.subject()), NOW))
                .isFalse();
        assertThat(store.tuples.exists(project, ALL, NOW)).isTrue();
        assertThat(store.tuples.present(project, List.of(ANN, tuple("files", "a", "view", "bob")), NOW))
                .containsExactly(tuple("files", "a", "view", "bob"));
    }

    @Test
    void oneThatHasExpiredIsWrittenAnew() {
        store.insert(project, ANN, YESTERDAY);

        WrittenTuples again = store.insert(project, ANN);

        assertThat(again.updated()).isEqualTo(1);
        assertThat(list(NOW)).containsExactly(StoredTuple.of(ANN));
    }

    @Test
    void anEarlierRevisionIsNotReachedOrNotForgottenByAccident() {
        store.insert(project, ANN);

        assertThat(store.tuples.listAt(project, 2, ALL, null, 10, NOW)).isEqualTo(new PastTuples.NotReached());
        assertThat(at(0, ALL, 10)).isEmpty();
        store.jdbc
                .sql("UPDATE permission.heads SET trimmed_to = 1 WHERE project_id = :project")
                .param("project", project.value())
                .update();
        assertThat(store.tuples.listAt(project, 0, ALL, null, 10, NOW)).isEqualTo(new PastTuples.Forgotten());
        assertThat(at(1, ALL, 10)).containsExactly(StoredTuple.of(ANN));
    }

    @ParameterizedTest // permission.md §18.3: consistency=exact
    @ValueSource(longs = {1, 2, 3, 4})
    void whatChangedSinceIsUndoneBackToEveryRevision(long seed) {
        Random random = new Random(seed);
        List<Map<RelationTuple, TupleTerms>> states = new ArrayList<>();
        states.add(Map.of());
        for (int revision = 1; revision <= 40; revision++) {
            Map<RelationTuple, TupleTerms> state = new HashMap<>(states.getLast());
            if (random.nextInt(8) == 0) {
                RelationQuery query = new RelationQuery(null, "o" + random.nextInt(3), null, null);
                store.delete(project, query);
                state.keySet().removeIf(tuple -> tuple.object().equals(query.object()));
            } else {
                Map<RelationTuple, TupleTerms> inserts = new HashMap<>();
                Set<RelationTuple> deletes = new HashSet<>();
                for (int i = random.nextInt(5); i >= 0; i--) {
                    inserts.put(anyTuple(random), anyTerms(random));
                    deletes.add(anyTuple(random));
                }
                inserts.keySet().removeAll(deletes);
                store.write(project, inserts, deletes);
                state.putAll(inserts);
                state.keySet().removeAll(deletes);
            }
            states.add(state);
        }

        for (int revision = 0; revision < states.size(); revision++) {
            Map<RelationTuple, TupleTerms> there = new HashMap<>(states.get(revision));
            there.values().removeIf(terms -> terms.equals(YESTERDAY));
            assertThat(at(revision, ALL, 3))
                    .as("revision %d, seed %d", revision, seed)
                    .doesNotHaveDuplicates();
            assertThat(byTuple(at(revision, ALL, 3)))
                    .as("revision %d, seed %d", revision, seed)
                    .isEqualTo(there);
            there.keySet().removeIf(tuple -> !tuple.object().equals("o1"));
            assertThat(byTuple(at(revision, new RelationQuery("files", "o1", null, null), 2)))
                    .as("object o1 at revision %d, seed %d", revision, seed)
                    .isEqualTo(there);
        }
    }

    private List<StoredTuple> list(Instant now) {
        return store.tuples.list(project, ALL, null, 100, now).tuples();
    }

    private List<StoredTuple> at(long revision, RelationQuery query, int size) {
        List<StoredTuple> all = new ArrayList<>();
        @Nullable TuplePosition next = null;
        do {
            PastTuples past = store.tuples.listAt(project, revision, query, next, size, NOW);
            assertThat(past).isInstanceOf(PastTuples.Found.class);
            TuplePage page = ((PastTuples.Found) past).page();
            assertThat(page.revision()).isEqualTo(revision);
            all.addAll(page.tuples());
            next = page.next();
        } while (next != null);
        return all;
    }

    private List<String> log() {
        return store.jdbc
                .sql("""
                        SELECT revision, action, expires_at FROM permission.changes
                         WHERE project_id = :project ORDER BY revision, ordinal
                        """)
                .param("project", project.value())
                .query((row, _) -> "%d %s %s"
                        .formatted(
                                row.getLong(1),
                                row.getString(2),
                                row.getTimestamp(3) == null
                                        ? null
                                        : row.getTimestamp(3).toInstant()))
                .list();
    }

    private static Map<RelationTuple, TupleTerms> byTuple(List<StoredTuple> stored) {
        Map<RelationTuple, TupleTerms> terms = new HashMap<>();
        stored.forEach(one -> terms.put(one.tuple(), one.terms()));
        return terms;
    }

    private static RelationTuple anyTuple(Random random) {
        String object = "o" + random.nextInt(3);
        return random.nextBoolean()
                ? tuple("files", object, "view", "user" + random.nextInt(4))
                : tuple("files", object, "view", set("groups", "g" + random.nextInt(2), "member"));
    }

    private static TupleTerms anyTerms(Random random) {
        return List.of(TupleTerms.NONE, TOMORROW, YESTERDAY, AT_HOME).get(random.nextInt(4));
    }
}
