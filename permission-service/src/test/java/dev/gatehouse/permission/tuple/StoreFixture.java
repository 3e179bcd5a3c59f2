package dev.gatehouse.permission.tuple;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.platform.database.ServiceSchema;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The stores on a migrated database, for tests without Spring; shared by all of them, since each test has its own project. */
public final class StoreFixture {

    public static final StoreFixture SHARED = new StoreFixture();

    /** When everything in it was written. */
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    public final JdbcClient jdbc;
    public final TupleStore tuples;
    public final SteadyReads reads;
    public final PlatformTransactionManager transactionManager;
    public final DataSource source;
    private final TestDatabase database;
    private final TransactionTemplate transactions;

    private StoreFixture() {
        database = TestDatabase.create();
        source = pool(database);
        try {
            new ServiceSchema(source, "permission").afterPropertiesSet();
        } catch (LiquibaseException broken) {
            throw new IllegalStateException(broken);
        }
        PlatformTransactionManager manager = new DataSourceTransactionManager(source);
        transactionManager = manager;
        transactions = new TransactionTemplate(manager);
        jdbc = JdbcClient.create(source);
        tuples = new JdbcTupleStore(jdbc, new RevisionBell());
        reads = new SteadyReads(manager);
    }

    /** A pool of its own of so many connections to the shared database. */
    public static HikariDataSource pool(int connections) {
        HikariDataSource pool = pool(SHARED.database);
        pool.setMaximumPoolSize(connections);
        return pool;
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password().reveal());
        return pool;
    }

    /** A tuple whose subject is an individual. */
    public static RelationTuple tuple(String namespace, String object, String relation, String id) {
        return new RelationTuple(namespace, object, relation, new SubjectId(id));
    }

    /** A tuple whose subject is everyone with the relation to the object. */
    public static RelationTuple tuple(String namespace, String object, String relation, SubjectSet set) {
        return new RelationTuple(namespace, object, relation, set);
    }

    /** The set, shorter. */
    public static SubjectSet set(String namespace, String object, String relation) {
        return new SubjectSet(namespace, object, relation);
    }

    /** Writes in a transaction, as deciding code does. */
    public WrittenTuples insert(ProjectId project, RelationTuple... inserts) {
        return write(project, Set.of(inserts), Set.of());
    }

    /** Writes in a transaction, as deciding code does. */
    public WrittenTuples delete(ProjectId project, RelationTuple... deletes) {
        return write(project, Set.of(), Set.of(deletes));
    }

    /** Writes in a transaction, as deciding code does. */
    public WrittenTuples write(ProjectId project, Set<RelationTuple> inserts, Set<RelationTuple> deletes) {
        return write(
                project, inserts.stream().collect(Collectors.toMap(tuple -> tuple, _ -> TupleTerms.NONE)), deletes);
    }

    /** Writes in a transaction, as deciding code does. */
    public WrittenTuples write(ProjectId project, Map<RelationTuple, TupleTerms> inserts, Set<RelationTuple> deletes) {
        return transactions.execute(_ -> tuples.write(project, tuples.advance(project), inserts, deletes, NOW));
    }

    /** Writes one tuple under terms. */
    public WrittenTuples insert(ProjectId project, RelationTuple tuple, TupleTerms terms) {
        return write(project, Map.of(tuple, terms), Set.of());
    }

    /** Deletes by query in a transaction, as deciding code does. */
    public WrittenTuples delete(ProjectId project, RelationQuery query) {
        return transactions.execute(_ -> tuples.delete(project, tuples.advance(project), query, NOW));
    }

    /** One connection that counts the statements it prepares. */
    public CountedConnection counted() {
        try {
            return new CountedConnection(source.getConnection());
        } catch (java.sql.SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Counts statements; close it after use. */
    public static final class CountedConnection implements AutoCloseable {

        private final AtomicInteger statements = new AtomicInteger();
        private final SingleConnectionDataSource connection;
        public final JdbcClient jdbc;

        CountedConnection(Connection real) {
            Connection counting = (Connection) java.lang.reflect.Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        Object result = method.invoke(real, arguments);
                        if (result instanceof PreparedStatement) {
                            statements.incrementAndGet();
                        }
                        return result;
                    });
            connection = new SingleConnectionDataSource(counting, true);
            jdbc = JdbcClient.create((DataSource) connection);
        }

        public int statements() {
            return statements.get();
        }

        @Override
        public void close() {
            connection.destroy();
        }
    }
}
