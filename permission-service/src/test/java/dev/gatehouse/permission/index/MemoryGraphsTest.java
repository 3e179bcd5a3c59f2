package dev.gatehouse.permission.index;

import static dev.gatehouse.permission.tuple.StoreFixture.set;
import static dev.gatehouse.permission.tuple.StoreFixture.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.permission.graph.Consistency;
import dev.gatehouse.permission.graph.Graphs;
import dev.gatehouse.permission.graph.Graphs.Extent;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoreFixture;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.tenant.ProjectId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads in memory see what PostgreSQL holds. */
class MemoryGraphsTest {

    private static final List<String> NAMESPACES = List.of("files", "groups");
    private static final IndexSettings SETTINGS = new IndexSettings(true, "64MB", Duration.ofMillis(250), 50);

    private final StoreFixture store = StoreFixture.SHARED;
    private final ProjectId project = ProjectId.random();
    private final JdbcTupleFeed feed = new JdbcTupleFeed(store.source, store.transactionManager);
    private final AtomicLong nanoTime = new AtomicLong();
    private final List<Replica> replicas = new ArrayList<>();

    @AfterEach
    void close() {
        replicas.forEach(replica -> replica.indexes.close());
        feed.close();
    }

    @Test
    void whatIsLoadedIsWhatTheTableHolds() {
        String name = "a name of many bytes ü ".repeat(20);
        TupleTerms terms = new TupleTerms(
                Instant.parse("2030-01-02T03:04:05.678901Z"), new TupleTerms.Condition("office", "{\"floor\": 3}"));
        store.insert(ProjectId.random(), tuple("files", "another project's", "view", "ann"));
        store.write(
                project,
                Map.of(
                        tuple("files", "a", "view", "ann"), TupleTerms.NONE,
                        tuple("files", name, "view", set("groups", name + "!", "member")), TupleTerms.NONE,
                        tuple("files", "a", "", set("groups", "g", "")), TupleTerms.NONE,
                        tuple("files", "b", "view", name), terms),
                Set.of());

        Map<RelationTuple, TupleTerms> loaded = replica().load().read(Consistency.FRESH, MemoryGraphsTest::contents);

        assertThat(loaded)
                .containsOnlyKeys(
                        tuple("files", "a", "view", "ann"),
                        tuple("files", name, "view", set("groups", name + "!", "member")),
                        tuple("files", "a", "", set("groups", "g", "")),
                        tuple("files", "b", "view", name))
                .containsEntry(tuple("files", "b", "view", name), terms);
    }

    @Test
    void aWriteIsSeenByTheNextReadOfEveryReplica() {
        Replica first = replica().load();
        Replica second = replica().load();

        for (int i = 0; i < 20; i++) {
            RelationTuple tuple = tuple("files", "a", "view", "user" + i);
            store.insert(project, tuple);

            assertThat(first.fresh()).containsKey(tuple);
            assertThat(second.fresh()).containsKey(tuple);
        }
        store.delete(project, tuple("files", "a", "view", "user7"));
        assertThat(first.fresh()).hasSize(19);
        assertThat(second.fresh()).hasSize(19).isEqualTo(first.fresh());
    }

    @Test
    void untilAProjectIsLoadedTheDatabaseAnswers() {
        Replica replica = replica();

        assertThatThrownBy(replica::fresh).isInstanceOf(AskedTheDatabase.class);

        assertThat(replica.load().fresh()).isEmpty();
    }

    @Test
    void aReadThatMayBeOldAsksTheDatabaseForNothing() {
        Replica replica = replica().load();
        store.insert(project, tuple("files", "a", "view", "ann"));

        assertThat(replica.read(new Consistency.MinimizeLatency(), MemoryGraphsTest::contents))
                .isEmpty();

        nanoTime.addAndGet(Duration.ofMillis(251).toNanos());
        assertThat(replica.read(new Consistency.MinimizeLatency(), MemoryGraphsTest::contents))
                .hasSize(1);
    }

    @Test
    void aReadSeesAtLeastTheRevisionItWasGiven() {
        Replica replica = replica().load();
        long revision =
                store.insert(project, tuple("files", "a", "view", "ann")).revision();

        assertThat(replica.read(new Consistency.AtLeast(revision), MemoryGraphsTest::contents))
                .hasSize(1);

        assertThatThrownBy(() -> replica.read(new Consistency.AtLeast(revision + 1), TupleGraph::revision))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.SNAPTOKEN_FROM_FUTURE));
    }

    @Test
    void anEarlierStateIsFoundBackThroughTheLog() {
        RelationTuple tuple = tuple("files", "a", "view", "ann");
        TupleTerms terms = new TupleTerms(Instant.parse("2030-01-01T00:00:00Z"), null);
        store.insert(project, tuple, terms);
        store.insert(project, tuple, TupleTerms.NONE);
        store.delete(project, tuple);
        Replica replica = replica().load();
        store.insert(project, tuple("files", "b", "view", "ann"));

        assertThat(replica.at(0)).isEmpty();
        assertThat(replica.at(1)).containsExactly(Map.entry(tuple, terms));
        assertThat(replica.at(2)).containsExactly(Map.entry(tuple, TupleTerms.NONE));
        assertThat(replica.at(3)).isEmpty();
        assertThat(replica.at(4)).containsOnlyKeys(tuple("files", "b", "view", "ann"));
        assertThatThrownBy(() -> replica.at(5)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aStateFromBeforeTheLogIsGone() {
        store.insert(project, tuple("files", "a", "view", "ann"));
        store.insert(project, tuple("files", "b", "view", "ann"));
        trim(1);
        Replica replica = replica().load();

        assertThat(replica.at(1)).hasSize(1);
        assertThatThrownBy(() -> replica.at(0))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code().status()).isEqualTo(410));
    }

    @Test
    void anIndexThatTheLogHasLeftBehindIsLoadedAgain() {
        Replica replica = replica().load();
        store.insert(project, tuple("files", "a", "view", "ann"));
        trim(1);

        assertThatThrownBy(replica::fresh).isInstanceOf(AskedTheDatabase.class);

        assertThat(replica.load().fresh()).hasSize(1);
    }

    @Test
    void anIndexTooFarBehindIsLoadedAgain() {
        Replica replica = replica().load();
        store.insert(
                project,
                IntStream.range(0, 51)
                        .mapToObj(i -> tuple("files", "a", "view", "user" + i))
                        .toArray(RelationTuple[]::new));

        assertThatThrownBy(replica::fresh).isInstanceOf(AskedTheDatabase.class);

        assertThat(replica.load().fresh()).hasSize(51);
    }

    @Test
    void aReadFailsWhenTheDatabaseDoesNotSayWhatIsNew() {
        Replica replica = replica().load();
        replica.broken = true;

        assertThatThrownBy(replica::fresh).isInstanceOf(DataAccessException.class);

        replica.broken = false;
        assertThat(replica.fresh()).isEmpty();
    }

    @Test
    void whatIsUnusedForLongestLeavesMemoryToOthers() {
        Replica replica = replica(SETTINGS);
        List<ProjectId> projects = new ArrayList<>();
        long one = replica.load().indexes.bytes();
        Replica small = replica(new IndexSettings(true, 3 * one + "B", Duration.ofMillis(250), 50));

        for (int i = 0; i < 4; i++) {
            ProjectId next = ProjectId.random();
            projects.add(next);
            nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
            small.load(next);
        }

        assertThat(small.indexes.projects()).isEqualTo(3);
        assertThat(small.indexes.find(projects.get(3))).isNotNull();
        assertThat(small.indexes.find(projects.get(0))).isNull();
    }

    @Test
    void aProjectThatNeedsMoreThanThereIsStaysInTheDatabase() {
        store.insert(project, tuple("files", "a", "view", "ann"), tuple("files", "a", "view", "bob"));
        Replica tiny = replica(new IndexSettings(true, "100B", Duration.ofMillis(250), 50));

        assertThatThrownBy(tiny::fresh).isInstanceOf(AskedTheDatabase.class);
        Awaitility.await()
                .until(() -> tiny.meters
                                .get("gatehouse.permission.index.refused")
                                .counter()
                                .count()
                        == 1);

        assertThatThrownBy(tiny::fresh).isInstanceOf(AskedTheDatabase.class);
        assertThat(tiny.indexes.projects()).isZero();
    }

    @Test
    void whoWantsAWholeGraphWaitsForTheIndexThatIsOnItsWay() {
        RelationTuple tuple = tuple("files", "a", "view", "ann");
        store.insert(project, tuple);
        Replica replica = replica();

        Map<RelationTuple, TupleTerms> whole =
                replica.graphs.read(project, Consistency.FRESH, Extent.WHOLE, MemoryGraphsTest::contents);

        assertThat(whole).containsOnlyKeys(tuple);
    }

    @Test
    void whoWaitsForAnIndexThatCannotBeAsksTheDatabaseForAWholeGraph() {
        store.insert(project, tuple("files", "a", "view", "ann"), tuple("files", "a", "view", "bob"));
        Replica tiny = replica(new IndexSettings(true, "100B", Duration.ofMillis(250), 50));

        assertThatThrownBy(() -> tiny.graphs.read(project, Consistency.FRESH, Extent.WHOLE, TupleGraph::revision))
                .isInstanceOf(AskedTheDatabase.class)
                .hasMessageContaining("WHOLE");
    }

    static List<Long> seeds() {
        long first = new Random().nextLong();
        return List.of(first, first + 1, first + 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverWasWrittenMemoryHoldsWhatTheTableHolds(long seed) {
        Random random = new Random(seed);
        Replica replica = replica().load();
        Map<RelationTuple, TupleTerms> expected = new HashMap<>();

        for (int write = 0; write < 40; write++) {
            Map<RelationTuple, TupleTerms> inserts = new HashMap<>();
            Set<RelationTuple> deletes = new HashSet<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                RelationTuple tuple = random.nextBoolean()
                        ? tuple("files", "o" + random.nextInt(4), "r" + random.nextInt(3), "u" + random.nextInt(4))
                        : tuple("groups", "o" + random.nextInt(4), "", set("files", "o" + random.nextInt(4), "r0"));
                if (random.nextInt(3) == 0) {
                    deletes.add(tuple);
                    inserts.remove(tuple);
                } else if (!deletes.contains(tuple)) {
                    inserts.put(
                            tuple,
                            random.nextInt(3) == 0
                                    ? new TupleTerms(Instant.ofEpochSecond(4_000_000_000L + random.nextInt(3)), null)
                                    : TupleTerms.NONE);
                }
            }
            store.write(project, inserts, deletes);
            expected.putAll(inserts);
            expected.keySet().removeAll(deletes);
            if (random.nextInt(4) == 0) {
                assertThat(replica.fresh()).isEqualTo(expected);
            }
        }

        assertThat(replica.fresh()).isEqualTo(expected);
        assertThat(replica().load().fresh()).isEqualTo(expected);
    }

    @Test
    void noReadMissesAWriteThatWasAcknowledgedBeforeIt() {
        List<Replica> both = List.of(replica().load(), replica().load());
        AtomicLong acknowledged = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        int missed = 0;
                        while (acknowledged.get() < 120) {
                            long before = acknowledged.get();
                            missed += both.get(i % 2).read(Consistency.FRESH, TupleGraph::revision) < before ? 1 : 0;
                        }
                        return missed;
                    }))
                    .toList();
            for (int i = 0; i < 120; i++) {
                acknowledged.set(store.insert(project, tuple("files", "a", "view", "user" + i))
                        .revision());
            }

            assertThat(readers).allSatisfy(reader -> assertThat(reader.get()).isZero());
        }
    }

    @Test
    void aReadWithinATransactionSeesWhatCameAfterItsBeginning() {
        Replica replica = replica().load();
        TransactionTemplate snapshot = new TransactionTemplate(store.transactionManager);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

        Map<RelationTuple, TupleTerms> seen = snapshot.execute(_ -> {
            store.jdbc
                    .sql("SELECT count(*) FROM permission.heads")
                    .query(Long.class)
                    .single();
            CompletableFuture.runAsync(() -> store.insert(project, tuple("files", "a", "view", "ann")))
                    .join();
            return replica.fresh();
        });

        assertThat(seen).hasSize(1);
    }

    private void trim(long revision) {
        store.jdbc
                .sql("DELETE FROM permission.changes WHERE project_id = :project AND revision <= :revision")
                .param("project", project.value())
                .param("revision", revision)
                .update();
        store.jdbc
                .sql("UPDATE permission.heads SET trimmed_to = :revision WHERE project_id = :project")
                .param("project", project.value())
                .param("revision", revision)
                .update();
    }

    private static Map<RelationTuple, TupleTerms> contents(TupleGraph graph) {
        return GraphContents.of(graph, NAMESPACES);
    }

    private Replica replica() {
        return replica(SETTINGS);
    }

    private Replica replica(IndexSettings settings) {
        Replica replica = new Replica(settings);
        replicas.add(replica);
        return replica;
    }

    /** The service as one of several processes over one database. */
    private final class Replica {

        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final ProjectIndexes indexes;
        private final MemoryGraphs graphs;
        private volatile boolean broken;

        Replica(IndexSettings settings) {
            TupleFeed interruptible = new TupleFeed() {
                @Override
                public long count(ProjectId of, long most) {
                    return feed.count(of, most);
                }

                @Override
                public long load(ProjectId of, IndexBuilder into) {
                    return feed.load(of, into);
                }

                @Override
                public Map<ProjectId, Long> heads(Collection<ProjectId> projects) {
                    if (broken) {
                        throw new QueryTimeoutException("The database does not answer.");
                    }
                    return feed.heads(projects);
                }

                @Override
                public News since(Known known, int most) {
                    return feed.since(known, most);
                }

                @Override
                public News history(Known known, int most) {
                    return feed.history(known, most);
                }
            };
            IndexMeters counted = new IndexMeters(meters);
            indexes = new ProjectIndexes(interruptible, settings.memoryBytes(), nanoTime::get, counted);
            graphs = new MemoryGraphs(
                    indexes,
                    new CatchUp(interruptible, settings.catchUp(), 1, nanoTime::get, counted),
                    interruptible,
                    new Elsewhere(),
                    settings,
                    Duration.ofSeconds(30),
                    nanoTime::get,
                    counted);
        }

        Replica load() {
            load(project);
            return this;
        }

        void load(ProjectId wanted) {
            Awaitility.await().until(() -> indexes.find(wanted) != null);
        }

        <T> T read(Consistency consistency, Function<TupleGraph, T> reader) {
            return graphs.read(project, consistency, reader);
        }

        Map<RelationTuple, TupleTerms> fresh() {
            return read(Consistency.FRESH, MemoryGraphsTest::contents);
        }

        Map<RelationTuple, TupleTerms> at(long revision) {
            return read(new Consistency.Exact(revision), MemoryGraphsTest::contents);
        }
    }

    /** Tells that a read did not end in memory. */
    private static final class Elsewhere implements Graphs {
        @Override
        public <T> T read(ProjectId project, Consistency consistency, Extent extent, Function<TupleGraph, T> reader) {
            throw new AskedTheDatabase(extent);
        }
    }

    private static final class AskedTheDatabase extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AskedTheDatabase(Graphs.Extent extent) {
            super("The database was asked for " + extent);
        }
    }
}
