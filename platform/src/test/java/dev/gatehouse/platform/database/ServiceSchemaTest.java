package dev.gatehouse.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;

class ServiceSchemaTest {

    @Test
    void processesThatStartAtOnceMigrateOneAfterTheOther() throws Exception {
        try (FreshDatabase database = FreshDatabase.create();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> starts = executor.invokeAll(IntStream.range(0, 5)
                    .mapToObj(process -> (Callable<Boolean>) () -> {
                        migrate(database);
                        return true;
                    })
                    .toList());

            assertThat(starts).extracting(Future::get).containsOnly(true);
        }
    }

    @Test
    void theLockOfAProcessThatWasKilledHoldsUpNobody() throws LiquibaseException {
        try (FreshDatabase database = FreshDatabase.create()) {
            migrate(database);
            database.jdbc()
                    .sql("UPDATE platform.databasechangeloglock SET locked = true, lockedby = 'gone'")
                    .update();
            database.jdbc().sql("DROP TABLE platform.assertion_keys").update();
            database.jdbc().sql("DELETE FROM platform.databasechangelog").update();

            migrate(database);

            assertThat(database.jdbc()
                            .sql("SELECT count(*) FROM platform.assertion_keys")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static void migrate(FreshDatabase database) throws LiquibaseException {
        ServiceSchema schema = new ServiceSchema(database.dataSource(), "platform");
        schema.setResourceLoader(new DefaultResourceLoader());
        schema.afterPropertiesSet();
    }
}
