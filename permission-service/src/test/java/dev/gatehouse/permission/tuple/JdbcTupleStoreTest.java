package dev.gatehouse.permission.tuple;

import static dev.gatehouse.permission.tuple.StoreFixture.set;
import static dev.gatehouse.permission.tuple.StoreFixture.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is found again, once, by its own project only, and is in the change log. */
class JdbcTupleStoreTest {

    private static final Instant NOW = StoreFixture.NOW;
    private static final RelationQuery ALL = new RelationQuery(null, null, null, null);

    private final StoreFixture store = StoreFixture.SHARED;
    private final ProjectId project = ProjectId.random();

    @Test
    void aTupleIsStoredAndListed() {
        RelationTuple tuple = tuple("files", "a", "view", "ann");

        WrittenTuples written = store.insert(project, tuple);

        assertThat(written).isEqualTo(new WrittenTuples(1, 1, 0, 0));
        assertThat(list(ALL)).containsExactly(tuple);
    }

    @Test // permission.md §4
    void theSameTupleTwiceIsOneRow() {
        store.insert(project, tuple("files", "a", "view", "ann"));

        WrittenTuples again = store.insert(project, tuple("files", "a", "view", "ann"));

        assertThat(again).isEqualTo(new WrittenTuples(2, 0, 0, 0));
        assertThat(list(ALL)).hasSize(1);
    }

    @Test
    void anIndividualAndASetOfOneNameAreDifferentSubjects() {
        store.insert(project, tuple("files", "a", "view", "ann"), tuple("files", "a", "view", set("", "ann", "")));

        assertThat(list(ALL)).hasSize(2);
    }

    @Test
    void aTupleOfAnotherProjectDoesNotExist() {
        RelationTuple tuple = tuple("files", "a", "view", "ann");
        ProjectId other = ProjectId.random();
        store.insert(other, tuple);

        WrittenTuples deleted = store.delete(project, tuple);
        WrittenTuples wiped = store.delete(project, ALL);

        assertThat(deleted.deleted()).isZero();
        assertThat(wiped.deleted()).isZero();
        assertThat(list(ALL)).isEmpty();
        assertThat(store.tuples.list(other, ALL, null, 10, NOW).tuples()).containsExactly(StoredTuple.of(tuple));
    }

    @Test
    void insertionsAndDeletionsOfOneWriteShareARevision() {
        RelationTuple old = tuple("files", "a", "view", "ann");
        RelationTuple fresh = tuple("files", "a", "view", "bob");
        store.insert(project, old);

        WrittenTuples written = store.write(project, Set.of(fresh), Set.of(old));

        assertThat(written).isEqualTo(new WrittenTuples(2, 1, 0, 1));
        assertThat(list(ALL)).containsExactly(fresh);
        assertThat(changes()).containsExactly("1 insert ann", "2 delete ann", "2 insert bob");
    }

    @Test
    void whatChangedNothingIsNotInTheChangeLog() {
        store.insert(project, tuple("files", "a", "view", "ann"));
        store.insert(project, tuple("files", "a", "view", "ann"));
        store.delete(project, tuple("files", "a", "view", "never"));

        assertThat(changes()).containsExactly("1 insert ann");
    }

    @Test
    void aRevisionOutsideATransactionIsADefect() {
        assertThatThrownBy(() -> store.tuples.advance(project)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest // permission.md §1: JSON has no character restrictions
    @ValueSource(
            strings = {
                "a b",
                "a/b",
                "a#b",
                "a@b",
                "a:b",
                "a%2Fb",
                "ü日本😀",
                "\"x\"",
                "a&b=c",
                "a+b",
                "*",
                "' OR 1=1 --",
                "\\",
                "\n",
                "this:could#be interpreted:as a@subject set"
            })
    void namesOfEveryKindSurvive(String name) {
        RelationTuple plain = tuple("files", name, "view", name);
        RelationTuple nested = tuple("files", name, name, set("files", name, name));

        store.insert(project, plain, nested);

        assertThat(list(new RelationQuery("files", name, null, null))).containsExactlyInAnyOrder(plain, nested);
        assertThat(list(new RelationQuery(null, null, null, nested.subject()))).containsExactly(nested);
    }

    @Test
    void namesLongerThanAnIndexTakesSurviveAndAreToldApart() {
        String beginning = "日本".repeat(5_000);
        RelationTuple one = tuple("files", beginning + "1", "view", beginning + "1");
        RelationTuple two = tuple("files", beginning + "2", "view", set("files", beginning + "2", "view"));

        store.insert(project, one, two);
        WrittenTuples again = store.insert(project, one, two);
        List<RelationTuple> listed = list(ALL);
        WrittenTuples deleted = store.delete(project, one);

        assertThat(again.inserted()).isZero();
        assertThat(listed).containsExactlyInAnyOrder(one, two);
        assertThat(list(new RelationQuery(null, beginning + "2", null, null))).containsExactly(two);
        assertThat(deleted.deleted()).isEqualTo(1);
        assertThat(list(ALL)).containsExactly(two);
    }

    @Test
    void theKeyOfALongNameIsNoNameItself() {
        String name = "x".repeat(257);

        BoundedText bounded = BoundedText.of(name);

        assertThat(bounded.key()).hasSizeGreaterThan(256);
        assertThat(BoundedText.of(bounded.key()).key()).isNotEqualTo(bounded.key());
        assertThat(BoundedText.of("x".repeat(256)).whole()).isNull();
    }

    @Test // permission.md §5
    void eachFilterTakesWhatItNamesAndNothingElse() {
        SubjectSet group = set("groups", "g", "member");
        Subject ann = new SubjectId("ann");
        List<RelationTuple> grid = new ArrayList<>();
        for (String object : List.of("a", "b")) {
            for (String relation : List.of("r", "s")) {
                grid.add(new RelationTuple("files", object, relation, ann));
                grid.add(new RelationTuple("files", object, relation, group));
            }
        }

        assertThat(taken(grid, new RelationQuery("files", "a", null, null))).isEqualTo(4);
        assertThat(taken(grid, new RelationQuery("files", null, "r", null))).isEqualTo(4);
        assertThat(taken(grid, new RelationQuery(null, null, null, ann))).isEqualTo(4);
        assertThat(taken(grid, new RelationQuery("files", "a", "r", null))).isEqualTo(2);
        assertThat(taken(grid, new RelationQuery("files", "a", null, group))).isEqualTo(2);
        assertThat(taken(grid, new RelationQuery("files", "a", "r", ann))).isEqualTo(1);
        assertThat(taken(grid, new RelationQuery("groups", null, null, null))).isZero();
        assertThat(taken(grid, new RelationQuery(null, null, "", null))).isZero();
        assertThat(taken(grid, ALL)).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 25, 26})
    void pagesTogetherAreTheWhole(int size) {
        store.write(project, tuples("page", 25), Set.of());
        store.write(project, tuples("other", 5), Set.of());
        RelationQuery query = new RelationQuery("files", "page", null, null);

        List<RelationTuple> seen = new ArrayList<>();
        int pages = 0;
        @Nullable TuplePosition next = null;
        do {
            TuplePage page = store.tuples.list(project, query, next, size, NOW);
            seen.addAll(tuples(page));
            next = page.next();
            pages++;
        } while (next != null);

        assertThat(seen).hasSize(25).containsExactlyInAnyOrderElementsOf(tuples("page", 25));
        assertThat(pages).isEqualTo((25 + size - 1) / size);
    }

    @Test
    void pagesTogetherAreTheWholeWhateverTheQueryFixes() {
        SubjectSet group = set("groups", "g", "member");
        Set<RelationTuple> all = new HashSet<>();
        for (String namespace : List.of("files", "videos")) {
            for (String object : List.of("a", "b")) {
                for (String relation : List.of("r", "s")) {
                    all.add(tuple(namespace, object, relation, group));
                    all.add(tuple(namespace, object, relation, "ann"));
                    all.add(tuple(namespace, object, relation, "bob"));
                }
            }
        }
        store.write(project, all, Set.of());

        for (@Nullable String namespace : new @Nullable String[] {null, "files"}) {
            for (@Nullable String object : new @Nullable String[] {null, "a"}) {
                for (@Nullable String relation : new @Nullable String[] {null, "s"}) {
                    for (@Nullable Subject subject : new @Nullable Subject[] {null, group, new SubjectId("bob")}) {
                        RelationQuery query = new RelationQuery(namespace, object, relation, subject);
                        List<RelationTuple> seen = new ArrayList<>();
                        @Nullable TuplePosition next = null;
                        do {
                            TuplePage page = store.tuples.list(project, query, next, 1, NOW);
                            seen.addAll(tuples(page));
                            next = page.next();
                        } while (next != null);
                        assertThat(seen).isEqualTo(list(query)).doesNotHaveDuplicates();
                        assertThat(seen)
                                .hasSize((namespace == null ? 2 : 1)
                                        * (object == null ? 2 : 1)
                                        * (relation == null ? 2 : 1)
                                        * (subject == null ? 3 : 1));
                    }
                }
            }
        }
    }

    @Test
    void deletionsDuringAWalkShiftNoPage() {
        store.write(project, tuples("walk", 10), Set.of());
        RelationQuery query = new RelationQuery("files", "walk", null, null);
        TuplePage first = store.tuples.list(project, query, null, 5, NOW);

        tuples(first).forEach(tuple -> store.delete(project, tuple));
        TuplePage second = store.tuples.list(project, query, first.next(), 5, NOW);

        Set<RelationTuple> all = new HashSet<>(tuples(first));
        all.addAll(tuples(second));
        assertThat(all).hasSize(10);
        assertThat(second.next()).isNull();
    }

    @Test
    void manyWritersOfOneTupleMakeOneRowAndOneChange() throws Exception {
        RelationTuple tuple = tuple("files", "race", "view", "ann");

        List<WrittenTuples> written = inParallel(16, () -> store.insert(project, tuple));

        assertThat(written.stream().mapToInt(WrittenTuples::inserted).sum()).isEqualTo(1);
        assertThat(written.stream().map(WrittenTuples::revision))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 16).mapToObj(Long::valueOf).toList());
        assertThat(list(ALL)).containsExactly(tuple);
        assertThat(changes()).hasSize(1);
    }

    @Test // A deletion that waited for an insertion has to see it, or the change log would tell another story than the
    // rows.
    void theChangeLogReplaysToTheRowsWhateverTheWritersDo() throws Exception {
        RelationTuple tuple = tuple("files", "race", "view", "ann");

        inParallel(8, () -> {
            for (int i = 0; i < 10; i++) {
                store.insert(project, tuple);
                store.delete(project, tuple);
            }
            return true;
        });

        List<String> changes = changes();
        for (int i = 0; i < changes.size(); i++) {
            assertThat(changes.get(i)).contains(i % 2 == 0 ? "insert" : "delete");
        }
        assertThat(list(ALL)).hasSize(changes.size() % 2);
    }

    private int taken(List<RelationTuple> grid, RelationQuery query) {
        store.write(project, Set.copyOf(grid), Set.of());
        List<RelationTuple> meant = list(query);
        int deleted = store.delete(project, query).deleted();
        assertThat(meant).hasSize(deleted);
        assertThat(list(ALL)).hasSize(grid.size() - deleted).noneMatch(meant::contains);
        return deleted;
    }

    private List<RelationTuple> list(RelationQuery query) {
        return tuples(store.tuples.list(project, query, null, 1_000, NOW));
    }

    private static List<RelationTuple> tuples(TuplePage page) {
        return page.tuples().stream().map(StoredTuple::tuple).toList();
    }

    private List<String> changes() {
        return store.jdbc
                .sql("""
                        SELECT revision || ' ' || action || ' ' || subject_object FROM permission.changes
                         WHERE project_id = :project ORDER BY revision, action
                        """)
                .param("project", project.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Set<RelationTuple> tuples(String object, int count) {
        Set<RelationTuple> tuples = new HashSet<>();
        for (int i = 0; i < count; i++) {
            tuples.add(tuple("files", object, "view", "user" + i));
        }
        return tuples;
    }

    private static <T> List<T> inParallel(int count, Callable<T> task) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(java.util.Collections.nCopies(count, task))) {
                results.add(future.get());
            }
            return results;
        }
    }
}
