package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    @Test
    void eachDatabaseIsEmptyAndApartFromTheOthers() {
        JdbcClient one = JdbcClient.create(TestDatabase.create().dataSource());
        JdbcClient other = JdbcClient.create(TestDatabase.create().dataSource());

        one.sql("CREATE TABLE facts (id int)").update();

        assertThat(tables(one)).isEqualTo(1);
        assertThat(tables(other)).isZero();
    }

    @Test
    void theOwnerOfADatabaseMayMakeSchemasInIt() {
        JdbcClient database = JdbcClient.create(TestDatabase.create().dataSource());

        database.sql("CREATE SCHEMA identity").update();

        assertThat(database.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'identity'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void eachSpringContextGetsADatabaseOfItsOwn() {
        try (GenericApplicationContext one = new GenericApplicationContext();
                GenericApplicationContext other = new GenericApplicationContext()) {
            new TestDatabase.Initializer().initialize(one);
            new TestDatabase.Initializer().initialize(other);

            assertThat(one.getEnvironment().getProperty("spring.datasource.url"))
                    .startsWith("jdbc:postgresql://")
                    .isNotEqualTo(other.getEnvironment().getProperty("spring.datasource.url"));
        }
    }

    private static int tables(JdbcClient database) {
        return database.sql("SELECT count(*) FROM pg_tables WHERE tablename = 'facts'")
                .query(Integer.class)
                .single();
    }
}
