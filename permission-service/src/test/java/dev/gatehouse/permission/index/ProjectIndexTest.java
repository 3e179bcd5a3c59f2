package dev.gatehouse.permission.index;

import static dev.gatehouse.permission.tuple.StoreFixture.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.index.Compaction.Numbered;
import dev.gatehouse.permission.index.TupleFeed.Known;
import dev.gatehouse.permission.index.TupleFeed.News;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An index holds exactly what was written to it, whatever was written and however often it was compacted meanwhile. */
class ProjectIndexTest {

    private static final List<String> NAMESPACES = List.of("a", "b", "ü");

    private final ProjectId project = ProjectId.random();
    private final ProjectIndex index = empty();

    static List<Long> seeds() {
        long first = new Random().nextLong();
        return IntStream.range(0, 20).mapToObj(i -> first + i).toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyHistoryLeavesWhatASetOfTuplesWouldHold(long seed) {
        Random random = new Random(seed);
        Map<RelationTuple, TupleTerms> expected = new HashMap<>();
        Map<Long, Map<RelationTuple, TupleTerms>> past = new HashMap<>();
        List<TupleEvent> log = new ArrayList<>();
        past.put(0L, Map.of());

        for (long revision = 1; revision <= 120; revision++) {
            List<TupleEvent> events = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                change(random, revision, expected, events);
            }
            write(revision, events);
            log.addAll(events);
            past.put(revision, Map.copyOf(expected));
            if (random.nextInt(10) == 0) {
                index.compact();
            }
            if (random.nextInt(10) == 0) {
                assertThat(GraphContents.of(index.snapshot(), NAMESPACES)).isEqualTo(expected);
            }
        }

        assertThat(GraphContents.of(index.snapshot(), NAMESPACES)).isEqualTo(expected);
        assertThat(index.snapshot().tuples()).isEqualTo(expected.size());
        long revision = random.nextInt(121);
        Snapshot then = index.before(
                index.numbered(),
                new News(
                        new Known(project, revision),
                        120,
                        0,
                        log.stream()
                                .filter(event -> event.revision() > revision)
                                .toList(),
                        false));
        assertThat(GraphContents.of(then, NAMESPACES)).isEqualTo(past.get(revision));
        assertThat(GraphContents.of(index.snapshot(), NAMESPACES)).isEqualTo(expected);
    }

    private static void change(
            Random random, long revision, Map<RelationTuple, TupleTerms> expected, List<TupleEvent> events) {
        RelationTuple tuple = new RelationTuple(
                NAMESPACES.get(random.nextInt(3)),
                name(random),
                random.nextInt(4) == 0 ? "" : "r" + random.nextInt(15),
                subject(random));
        TupleTerms before = expected.get(tuple);
        if (before != null) {
            expected.remove(tuple);
            events.add(new TupleEvent(revision, false, tuple, before));
        }
        if (before == null || random.nextInt(4) == 0) {
            TupleTerms terms = terms(random);
            expected.put(tuple, terms);
            events.add(new TupleEvent(revision, true, tuple, terms));
        }
    }

    private static String name(Random random) {
        String name = "o" + random.nextInt(6);
        return random.nextInt(10) == 0 ? name.repeat(100) + "ß" : name;
    }

    private static Subject subject(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new SubjectId("u" + random.nextInt(8));
            case 1 -> new SubjectSet(NAMESPACES.get(random.nextInt(3)), name(random), "");
            default -> new SubjectSet(NAMESPACES.get(random.nextInt(3)), name(random), "r" + random.nextInt(15));
        };
    }

    private static TupleTerms terms(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new TupleTerms(Instant.ofEpochSecond(random.nextInt(1000)), null);
            case 1 -> new TupleTerms(null, new TupleTerms.Condition("office", "{\"ip\":" + random.nextInt(3) + "}"));
            default -> TupleTerms.NONE;
        };
    }

    @Test
    void aSnapshotThatIsHeldSeesNothingThatCameLater() {
        write(1, List.of(inserted(1, tuple("a", "doc", "view", "ann"))));
        Snapshot held = index.snapshot();

        write(2, List.of(inserted(2, tuple("a", "doc", "view", "bob")), deleted(2, tuple("a", "doc", "view", "ann"))));
        index.compact();

        assertThat(GraphContents.of(held, NAMESPACES)).containsOnlyKeys(tuple("a", "doc", "view", "ann"));
        assertThat(held.object(Vocabulary.EMPTY, "bob")).isEqualTo(TupleGraph.ABSENT);
        assertThat(GraphContents.of(index.snapshot(), NAMESPACES)).containsOnlyKeys(tuple("a", "doc", "view", "bob"));
    }

    /** A tuple moves between two sets in every write; whoever sees it in both or in none has seen half of one. */
    @Test
    void readersNeverSeeHalfOfAWrite() {
        RelationTuple here = tuple("a", "here", "view", "ann");
        RelationTuple there = tuple("a", "there", "view", "ann");
        write(1, List.of(inserted(1, here)));
        AtomicBoolean writing = new AtomicBoolean(true);
        List<CompletableFuture<Integer>> readers = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    int torn = 0;
                    do {
                        Snapshot snapshot = index.snapshot();
                        torn += contains(snapshot, "here") == contains(snapshot, "there") ? 1 : 0;
                    } while (writing.get());
                    return torn;
                }))
                .toList();

        for (long revision = 2; revision < 4000; revision++) {
            boolean back = revision % 2 == 1;
            write(
                    revision,
                    List.of(
                            inserted(revision, back ? here : there),
                            deleted(revision, back ? there : here),
                            inserted(revision, tuple("b", "o" + revision, "r", "u" + revision))));
            if (revision % 500 == 0) {
                index.compact();
            }
        }
        writing.set(false);

        assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isZero());
    }

    private static boolean contains(Snapshot snapshot, String name) {
        int object = snapshot.object(snapshot.vocabulary().find("a"), name);
        int set = snapshot.node(object, snapshot.vocabulary().find("view"));
        int ann = snapshot.node(snapshot.object(Vocabulary.EMPTY, "ann"), Vocabulary.EMPTY);
        return snapshot.contains(set, ann);
    }

    @Test
    void numbersOfWhatWentAreGivenUpByCompaction() {
        List<TupleEvent> many = IntStream.range(0, 10_000)
                .mapToObj(i -> inserted(1, tuple("a", "doc" + i, "view", "user" + i)))
                .toList();
        write(1, many);
        write(2, many.stream().skip(100).map(event -> deleted(2, event.tuple())).toList());

        index.compact();

        assertThat(index.snapshot().dictionary().nodes()).isEqualTo(200);
        assertThat(index.snapshot().tuples()).isEqualTo(100);
        write(3, List.of(inserted(3, tuple("a", "doc1", "view", "user0"))));
        assertThat(GraphContents.of(index.snapshot(), NAMESPACES)).hasSize(101);
    }

    @Test
    void aGroupOfVeryManyIsSearchedAndChangedInItsOverlay() {
        for (int chunk = 0; chunk < 10; chunk++) {
            int first = chunk * 1000;
            long revision = chunk + 1L;
            write(
                    revision,
                    IntStream.range(first, first + 1000)
                            .mapToObj(i -> inserted(revision, tuple("a", "everyone", "member", "user" + i)))
                            .toList());
        }
        write(11, List.of(deleted(11, tuple("a", "everyone", "member", "user5000"))));

        Snapshot snapshot = index.snapshot();
        int set = snapshot.node(
                snapshot.object(snapshot.vocabulary().find("a"), "everyone"),
                snapshot.vocabulary().find("member"));
        NodeList members = new NodeList();
        snapshot.subjects(set, members);
        assertThat(members.size()).isEqualTo(9_999);
        assertThat(snapshot.contains(set, individual(snapshot, "user4999"))).isTrue();
        assertThat(snapshot.contains(set, individual(snapshot, "user5000"))).isFalse();
        assertThat(index.isOverlaid()).isTrue();
    }

    private static int individual(Snapshot snapshot, String name) {
        return snapshot.node(snapshot.object(Vocabulary.EMPTY, name), Vocabulary.EMPTY);
    }

    @Test
    void whatAnotherAnswerBroughtAlreadyIsNotAppliedAgain() {
        News first =
                new News(new Known(project, 0), 1, 0, List.of(inserted(1, tuple("a", "doc", "view", "ann"))), false);
        News both = new News(
                new Known(project, 0),
                2,
                0,
                List.of(inserted(1, tuple("a", "doc", "view", "ann")), deleted(2, tuple("a", "doc", "view", "ann"))),
                false);

        index.apply(both, 1);
        index.apply(first, 0);

        assertThat(index.snapshot().revision()).isEqualTo(2);
        assertThat(index.snapshot().tuples()).isZero();
        assertThat(index.isLost()).isFalse();
    }

    @Test
    void anIndexBehindTheLogIsLostAndSoIsOneAheadOfTheDatabase() {
        ProjectIndex behind = empty();
        behind.apply(new News(new Known(project, 0), 9, 5, List.of(), false), 0);
        ProjectIndex ahead = empty();
        ahead.apply(new News(new Known(project, 3), 2, 0, List.of(), false), 0);

        assertThat(behind.isLost()).isTrue();
        assertThat(ahead.isLost()).isTrue();
    }

    private void write(long revision, List<TupleEvent> events) {
        index.apply(new News(index.known(), revision, 0, events, false), revision);
    }

    private ProjectIndex empty() {
        IndexBuilder builder = new IndexBuilder(new Vocabulary(), 0, Long.MAX_VALUE);
        return new ProjectIndex(project, new Numbered(builder.build(0), builder.dictionary()), 0);
    }

    private static TupleEvent inserted(long revision, RelationTuple tuple) {
        return new TupleEvent(revision, true, tuple, TupleTerms.NONE);
    }

    private static TupleEvent deleted(long revision, RelationTuple tuple) {
        return new TupleEvent(revision, false, tuple, TupleTerms.NONE);
    }
}
