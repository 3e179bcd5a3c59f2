package dev.gatehouse.permission.index;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.index.Compaction.Numbered;
import dev.gatehouse.platform.database.ServiceSchema;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What it costs to be sure that nothing is newer, for as many reads at a time as there are callers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class FreshBenchmark {

    private static final int READS = 2000;

    @Param({"1", "16", "64"})
    private int callers;

    @Param({"1", "2"})
    private int turns;

    private HikariDataSource source;
    private ExecutorService executor;
    private CatchUp catchUp;
    private ProjectIndex index;

    @Setup
    public void prepare() throws Exception {
        TestDatabase database = TestDatabase.create();
        source = new HikariDataSource();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.username());
        source.setPassword(database.password().reveal());
        new ServiceSchema(source, "permission").afterPropertiesSet();
        TupleFeed feed = new JdbcTupleFeed(source, new JdbcTransactionManager(source));
        catchUp = new CatchUp(feed, 1000, turns, System::nanoTime, new IndexMeters(new SimpleMeterRegistry()));
        IndexBuilder builder = new IndexBuilder(new Vocabulary(), 0, Long.MAX_VALUE);
        index = new ProjectIndex(ProjectId.random(), new Numbered(builder.build(0), builder.dictionary()), 0);
        executor = Executors.newVirtualThreadPerTaskExecutor();
    }

    @TearDown
    public void close() {
        executor.close();
        source.close();
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public void read() {
        CompletableFuture.allOf(IntStream.range(0, callers)
                        .mapToObj(caller -> CompletableFuture.runAsync(
                                () -> {
                                    for (int read = caller; read < READS; read += callers) {
                                        catchUp.await(index);
                                    }
                                },
                                executor))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
