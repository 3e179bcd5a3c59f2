package dev.gatehouse.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.platform.database.embedded.Durability;
import dev.gatehouse.platform.database.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A database of its own for a test class, on one server for all of them. The test kit has a better one, but it stands on the
 * platform.
 */
public final class FreshDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final HikariDataSource pool;

    private FreshDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /** An empty one. */
    public static FreshDatabase create() {
        EmbeddedDatabase server = Server.RUNNING;
        String name = "platform_" + NUMBER.incrementAndGet();
        JdbcClient.create(new DriverManagerDataSource(
                        server.jdbcUrl(), server.username(), server.password().reveal()))
                .sql("CREATE DATABASE " + name)
                .update();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.jdbcUrl(name));
        config.setUsername(server.username());
        config.setPassword(server.password().reveal());
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        return new FreshDatabase(new HikariDataSource(config));
    }

    /** One with a schema that has the tables of a change log in {@code db/changelog}. */
    public static FreshDatabase with(String schema, String changeLog) {
        FreshDatabase database = create();
        database.jdbc().sql("CREATE SCHEMA " + schema).update();
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(database.dataSource());
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setChangeLog("classpath:db/changelog/" + changeLog);
        liquibase.setDefaultSchema(schema);
        liquibase.setLiquibaseSchema(schema);
        try {
            liquibase.afterPropertiesSet();
        } catch (LiquibaseException failure) {
            throw new IllegalStateException(failure);
        }
        return database;
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** What a child process needs to reach it: address, user, password. */
    public String[] coordinates() {
        return new String[] {pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()};
    }

    @Override
    public void close() {
        pool.close();
    }

    private static final class Server {
        static final EmbeddedDatabase RUNNING = start();

        private static EmbeddedDatabase start() {
            try {
                Path folder = Files.createTempDirectory("gatehouse-platform-test-");
                EmbeddedDatabase database = EmbeddedDatabase.start(folder, Durability.DISPOSABLE);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    database.close();
                    remove(folder);
                }));
                return database;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void remove(Path folder) {
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
