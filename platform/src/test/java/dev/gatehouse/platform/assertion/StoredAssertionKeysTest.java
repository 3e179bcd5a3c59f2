package dev.gatehouse.platform.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.database.FreshDatabase;
import dev.gatehouse.platform.database.MovableClock;
import dev.gatehouse.platform.secret.Resealing;
import dev.gatehouse.platform.secret.Sealer;
import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.secret.SystemSecrets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredAssertionKeysTest {

    private static final String OLD = "kZ4vQm1xT7bW9yR3nE6sJ8dF2gH5aL0c";
    private static final String NEW = "pX2cV7mN4bQ9wE1rT6yU8iO3aS5dF0gH";
    private static final Duration LIFETIME = Duration.ofDays(30);

    private static @Nullable FreshDatabase database;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T10:00:00Z"));

    @BeforeAll
    static void migrate() {
        database = FreshDatabase.with("platform", "platform/changelog.xml");
    }

    @AfterAll
    static void close() {
        database().close();
    }

    @BeforeEach
    void empty() {
        database().jdbc().sql("TRUNCATE platform.assertion_keys").update();
    }

    @Test
    void ofManyReplicasThatStartAtOnceOneMakesTheKey() throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> ids = executor.invokeAll(IntStream.range(0, 12)
                    .mapToObj(replica -> (Callable<String>)
                            () -> replica(OLD).load().getLast().id())
                    .toList());

            assertThat(ids).extracting(Future::get).containsOnly(ids.getFirst().get());
        }
        assertThat(replica(OLD).load()).hasSize(1);
    }

    @Test
    void theFirstKeySignsAtOnce() {
        assertThat(replica(OLD).load().getFirst().activeFrom()).isEqualTo(clock.instant());
    }

    @Test
    void anOldKeyIsFollowedByOneThatIsPublishedBeforeItSigns() {
        AssertionKey first = replica(OLD).load().getFirst();
        clock.advance(LIFETIME);

        List<AssertionKey> both = replica(OLD).load();

        assertThat(both).hasSize(2);
        assertThat(both.getFirst().id()).isEqualTo(first.id());
        assertThat(both.getLast().activeFrom()).isEqualTo(clock.instant().plus(StoredAssertionKeys.ACTIVATION));
        assertThat(replica(OLD).load()).hasSize(2);
    }

    @Test
    void ofManyReplicasThatRotateAtOnceOneMakesTheKey() throws Exception {
        replica(OLD).load();
        clock.advance(LIFETIME);

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.invokeAll(IntStream.range(0, 12)
                            .mapToObj(replica -> (Callable<Integer>)
                                    () -> replica(OLD).load().size())
                            .toList())
                    .forEach(size -> assertThat(size.resultNow()).isEqualTo(2));
        }
    }

    @Test
    void aKeyIsRemovedOnlyWhenItsSuccessorHasSignedForLong() {
        AssertionKey first = replica(OLD).load().getFirst();
        clock.advance(LIFETIME);
        replica(OLD).load();
        clock.advance(StoredAssertionKeys.ACTIVATION
                .plus(StoredAssertionKeys.RETENTION)
                .minusSeconds(1));
        replica(OLD).load();
        assertThat(replica(OLD).load()).extracting(AssertionKey::id).contains(first.id());

        clock.advance(Duration.ofSeconds(1));
        replica(OLD).load();

        assertThat(replica(OLD).load()).hasSize(1).extracting(AssertionKey::id).doesNotContain(first.id());
    }

    @Test
    void theKeysAreReSealedWithTheRest() {
        AssertionKey key = replica(OLD).load().getFirst();

        var outcomes = new Resealing(
                        List.of(StoredAssertionKeys.sealedValues(database().jdbc())), sealer(NEW, OLD))
                .run();

        assertThat(outcomes)
                .allMatch(Resealing.Outcome::complete)
                .extracting(Resealing.Outcome::resealed)
                .containsExactly(1L);
        assertThat(replica(NEW).load().getFirst().signs()).isEqualTo(key.signs());
    }

    private StoredAssertionKeys replica(String... secrets) {
        return new StoredAssertionKeys(database().jdbc(), sealer(secrets), new SecureRandom(), clock, LIFETIME);
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
