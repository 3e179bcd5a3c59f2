package dev.gatehouse.permission.index;

import dev.gatehouse.permission.index.TupleFeed.News;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The index on its own: whether a set contains a subject, with and without changes over the base, and what a write costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class IndexBenchmark {

    private static final int QUESTIONS = 1 << 16;

    @Param({"10000", "1000000"})
    private int tuples;

    private final int[] sets = new int[QUESTIONS];
    private final int[] subjects = new int[QUESTIONS];
    private Snapshot base;
    private Snapshot overlaid;
    private ProjectIndex index;
    private int docs;
    private int users;
    private long revision;
    private int next;

    @Setup
    public void prepare() {
        Company company = new Company(tuples);
        docs = company.docs;
        users = company.users;
        base = company.index.snapshot();
        index = new ProjectIndex(ProjectId.random(), company.index, 0);
        revision = base.revision();
        Random random = new Random(7);
        for (int i = 0; i < QUESTIONS; i++) {
            sets[i] = base.node(
                    base.object(base.vocabulary().find("Doc"), "doc-" + random.nextInt(docs)),
                    base.vocabulary().find("viewer"));
            subjects[i] = base.node(base.object(0, "user-" + random.nextInt(users)), 0);
        }
        for (int i = 0; i < 4000; i++) {
            write();
        }
        overlaid = index.snapshot();
    }

    @Setup(Level.Iteration)
    public void compact() {
        index.compact();
    }

    @TearDown
    public void measure() {
        System.gc();
        System.out.printf(
                "%n%d tuples: %.1f bytes each by own account%n", base.tuples(), base.bytes() / (double) base.tuples());
    }

    private int turn() {
        return next++ & (QUESTIONS - 1);
    }

    @Benchmark
    public boolean contains() {
        int turn = turn();
        return base.contains(sets[turn], subjects[turn]);
    }

    @Benchmark
    public boolean containsBelowChanges() {
        int turn = turn();
        return overlaid.contains(sets[turn], subjects[turn]);
    }

    @Benchmark
    public long write() {
        int turn = turn();
        revision++;
        RelationTuple tuple = new RelationTuple(
                "Doc", "doc-" + turn * 31 % docs, "viewer", new SubjectId("user-" + turn * 17L % users));
        index.apply(
                new News(
                        index.known(),
                        revision,
                        0,
                        List.of(new TupleEvent(revision, turn % 2 == 0, tuple, TupleTerms.NONE)),
                        false),
                revision);
        if (index.isOverlaid()) {
            index.compact();
        }
        return revision;
    }
}
