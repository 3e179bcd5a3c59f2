package dev.gatehouse.permission.index;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.platform.database.ServiceSchema;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.testkit.TestDatabase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Loads a project out of PostgreSQL on the same machine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(1)
public class LoadBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    // As Company: of six tuples one puts a person into a team, one a document into a folder, three name a person and
    // one a set.
    private static final String FILL = """
            INSERT INTO permission.relation_tuples
                (project_id, namespace, object, relation, subject_is_set, subject_namespace, subject_object, subject_relation)
            SELECT :project,
                   CASE number % 6 WHEN 0 THEN 'Team' ELSE 'Doc' END,
                   CASE number % 6 WHEN 0 THEN 'team-' || (number / 6) % (:tuples / 120) ELSE 'doc-' || number / 6 END,
                   CASE number % 6 WHEN 0 THEN 'member' WHEN 1 THEN 'parent' ELSE 'viewer' END,
                   number % 6 IN (1, 2),
                   CASE number % 6 WHEN 1 THEN 'Folder' WHEN 2 THEN 'Team' ELSE '' END,
                   CASE number % 6 WHEN 0 THEN 'user-' || number / 6
                                   WHEN 1 THEN 'folder-' || (number / 6) % (:tuples / 120)
                                   WHEN 2 THEN 'team-' || (number / 6) % (:tuples / 120)
                                   ELSE 'user-' || (number * 7919::bigint) % (:tuples / 6) END,
                   CASE number % 6 WHEN 2 THEN 'member' ELSE '' END
              FROM generate_series(1, :tuples) AS number
            ON CONFLICT DO NOTHING
            """;

    @Param({"10000", "1000000"})
    private int tuples;

    private final ProjectId project = ProjectId.random();
    private HikariDataSource source;
    private TupleFeed feed;
    private Snapshot loaded;
    private long cpuTime;

    @Setup
    public void fill() throws Exception {
        TestDatabase database = TestDatabase.create();
        source = new HikariDataSource();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.username());
        source.setPassword(database.password().reveal());
        new ServiceSchema(source, "permission").afterPropertiesSet();
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql(FILL).param("project", project.value()).param("tuples", tuples).update();
        jdbc.sql("VACUUM ANALYZE permission.relation_tuples").update();
        feed = new JdbcTupleFeed(source, new JdbcTransactionManager(source));
    }

    @Benchmark
    public int load() {
        long began = THREADS.getCurrentThreadCpuTime();
        int count = (int) feed.count(project, Integer.MAX_VALUE);
        IndexBuilder builder = new IndexBuilder(new Vocabulary(), count, Long.MAX_VALUE);
        long revision = feed.load(project, builder);
        loaded = builder.build(revision);
        cpuTime = THREADS.getCurrentThreadCpuTime() - began;
        return loaded.tuples();
    }

    @TearDown
    public void measure() {
        int count = loaded.tuples();
        double own = loaded.bytes() / (double) count;
        long with = used();
        loaded = null;
        long without = used();
        System.out.printf(
                "%n%d tuples: %.1f bytes each by own account, %.1f by the heap; %d ms on the processor, without PostgreSQL%n",
                count, own, (with - without) / (double) count, TimeUnit.NANOSECONDS.toMillis(cpuTime));
        source.close();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
