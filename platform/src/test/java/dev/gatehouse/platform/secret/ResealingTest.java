package dev.gatehouse.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.database.FreshDatabase;
import dev.gatehouse.platform.secret.Resealing.Outcome;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Re-sealing the rows of a real table. */
class ResealingTest {

    private static final String OLD = "kZ4vQm1xT7bW9yR3nE6sJ8dF2gH5aL0c";
    private static final String NEW = "pX2cV7mN4bQ9wE1rT6yU8iO3aS5dF0gH";
    private static final String FOREIGN = "mT8wK3vB6nQ1xZ5cR9yE2uJ7hG4fD0sA";
    private static final UUID PROJECT = UUID.fromString("3f1d7c52-7a6e-4d43-9a53-5b8a2f0c9e11");

    private static @Nullable FreshDatabase database;

    @BeforeAll
    static void makeTable() {
        database = FreshDatabase.create();
        database.jdbc().sql("CREATE SCHEMA vault").update();
        database.jdbc()
                .sql("CREATE TABLE vault.things (project_id uuid, id int, sealed text, PRIMARY KEY (project_id, id))")
                .update();
    }

    @AfterAll
    static void close() {
        database().close();
    }

    @BeforeEach
    void empty() {
        database().jdbc().sql("TRUNCATE vault.things").update();
    }

    @Test
    void everythingIsSealedUnderTheFirstSecretAfterwards() {
        for (int id = 0; id < 450; id++) {
            insert(id, sealer(OLD).seal("vault.things/" + id, text(id)));
        }
        insert(450, null);
        Sealer both = sealer(NEW, OLD);

        List<Outcome> outcomes = new Resealing(List.of(things()), both).run();

        assertThat(outcomes).containsExactly(new Outcome("vault.things.sealed", 450, 450, 0, 0));
        assertThat(outcomes).allMatch(Outcome::complete);
        Sealer newOnly = sealer(NEW);
        for (int id = 0; id < 450; id++) {
            assertThat(newOnly.open("vault.things/" + id, sealed(id))).isEqualTo(text(id));
        }
    }

    @Test
    void aSecondRunGoesOnWhereTheFirstEnded() {
        insert(1, sealer(NEW).seal("vault.things/1", text(1)));
        insert(2, sealer(OLD).seal("vault.things/2", text(2)));

        assertThat(new Resealing(List.of(things()), sealer(NEW, OLD)).run())
                .containsExactly(new Outcome("vault.things.sealed", 2, 1, 0, 0));
        assertThat(new Resealing(List.of(things()), sealer(NEW, OLD)).run())
                .containsExactly(new Outcome("vault.things.sealed", 2, 0, 0, 0));
    }

    @Test
    void whatNoSecretOpensIsCountedAndLeftAlone() {
        String foreign = sealer(FOREIGN).seal("vault.things/1", text(1));
        insert(1, foreign);
        insert(2, sealer(OLD).seal("vault.things/2", text(2)));

        List<Outcome> outcomes = new Resealing(List.of(things()), sealer(NEW, OLD)).run();

        assertThat(outcomes).containsExactly(new Outcome("vault.things.sealed", 2, 1, 0, 1));
        assertThat(outcomes).noneMatch(Outcome::complete);
        assertThat(sealed(1)).isEqualTo(foreign);
    }

    @Test
    void aValueThatSomebodyReplacedMeanwhileIsNotOverwritten() {
        insert(1, sealer(OLD).seal("vault.things/1", text(1)));
        SealedColumn things = things();
        SealedValues.SealedValue read = things.next(null, 10).getFirst();
        database().jdbc().sql("UPDATE vault.things SET sealed = 'newer'").update();

        assertThat(things.replace(read, "resealed")).isFalse();
        assertThat(sealed(1)).isEqualTo("newer");
    }

    private static SealedColumn things() {
        return new SealedColumn(
                database().jdbc(),
                "vault.things",
                "sealed",
                List.of("project_id", "id"),
                key -> "vault.things/" + key.getLast());
    }

    private static void insert(int id, @Nullable String sealed) {
        database()
                .jdbc()
                .sql("INSERT INTO vault.things VALUES (:project, :id, :sealed)")
                .param("project", PROJECT)
                .param("id", id)
                .param("sealed", sealed)
                .update();
    }

    private static String sealed(int id) {
        return database()
                .jdbc()
                .sql("SELECT sealed FROM vault.things WHERE project_id = :project AND id = :id")
                .param("project", PROJECT)
                .param("id", id)
                .query(String.class)
                .single();
    }

    private static byte[] text(int id) {
        return ("text " + id).getBytes(UTF_8);
    }

    private static Sealer sealer(String... secrets) {
        return new Sealer(
                new SystemSecrets(Arrays.stream(secrets).map(Secret::new).toList()), new SecureRandom());
    }

    private static FreshDatabase database() {
        if (database == null) {
            throw new IllegalStateException("The database is made before the tests.");
        }
        return database;
    }
}
