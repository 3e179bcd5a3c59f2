package dev.gatehouse.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.platform.database.FreshDatabase;
import dev.gatehouse.platform.database.MovableClock;
import dev.gatehouse.platform.event.EventDelivery.Outcome;
import dev.gatehouse.platform.tenant.ProjectId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Delivery on a real PostgreSQL: order, failure, death and concurrency. */
class EventDeliveryTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static @Nullable FreshDatabase database;

    private final ProjectId project = ProjectId.random();
    private final MovableClock clock = new MovableClock(Clock.systemUTC().instant());
    private final EventTables tables = new EventTables("shop", JSON);
    private final EventDoorbell doorbell = new EventDoorbell(database().dataSource());
    private final EventLog log = new EventLog("shop", database().dataSource(), doorbell, JSON, clock);
    private final EventDelivery delivery = new EventDelivery(database().dataSource(), tables, clock);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(database().dataSource()));
    private final Queue<Integer> seen = new ConcurrentLinkedQueue<>();
    private final EventFollower recorder = follower(event -> seen.add(order(event)));

    @BeforeAll
    static void migrate() {
        database = FreshDatabase.with("shop", "platform-common/events.sql");
        database.jdbc()
                .sql("CREATE TABLE shop.effects (number bigint, process bigint)")
                .update();
    }

    @AfterAll
    static void close() {
        database().close();
    }

    @BeforeEach
    void empty() {
        database()
                .jdbc()
                .sql("TRUNCATE shop.events, shop.event_cursors, shop.effects")
                .update();
    }

    @Test
    void eventsArriveOnceInTheOrderOfTheirTransactions() throws SQLException {
        append(1, 2);
        append(3);

        assertThat(deliver()).isEqualTo(Outcome.DELIVERED);
        assertThat(deliver()).isEqualTo(Outcome.NOTHING);
        append(4);
        assertThat(deliver()).isEqualTo(Outcome.DELIVERED);

        assertThat(seen).containsExactly(1, 2, 3, 4);
    }

    @Test
    void anEventSharesTheFateOfItsTransaction() throws SQLException {
        transaction.executeWithoutResult(status -> {
            log.append(project, "order.placed", Map.of("order", 1));
            status.setRollbackOnly();
        });

        assertThat(deliver()).isEqualTo(Outcome.NOTHING);
        assertThatIllegalStateException().isThrownBy(() -> log.append(project, "order.placed", Map.of("order", 1)));
    }

    // permission.md §19: sequence values are not in the order of commits.
    @Test
    void aSlowTransactionWithALowNumberLosesNothing() throws Exception {
        try (Connection slow = database().dataSource().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(insert(1));
            append(2);

            // The later event has the higher number and is committed; it waits for the earlier one all the same.
            assertThat(numberOf(2)).isGreaterThan(0);
            assertThat(deliver()).isEqualTo(Outcome.NOTHING);

            slow.commit();
            slow.setAutoCommit(true);
        }
        assertThat(deliver()).isEqualTo(Outcome.DELIVERED);
        assertThat(seen).containsExactly(1, 2);
    }

    @Test
    void aTransactionThatBeganFirstAndWroteLastLosesNothing() throws Exception {
        try (Connection slow = database().dataSource().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            // It has its id now, and the number of its event only after the other transaction is done.
            statement.execute("SELECT pg_current_xact_id()");
            append(2);
            assertThat(deliver()).isEqualTo(Outcome.NOTHING);
            statement.execute(insert(1));
            slow.commit();
            slow.setAutoCommit(true);
        }
        assertThat(deliver()).isEqualTo(Outcome.DELIVERED);
        assertThat(seen).containsExactly(1, 2);
    }

    @Test
    void manyConcurrentWritersLoseNothing() throws Exception {
        int writers = 8;
        int each = 40;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int first = writer * each;
                all.add(executor.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        append(first + i);
                    }
                }));
            }
            while (!all.stream().allMatch(Future::isDone)) {
                deliver();
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        while (deliver() == Outcome.DELIVERED) {
            // Until there is nothing left.
        }

        assertThat(seen)
                .hasSize(writers * each)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, writers * each).boxed().toList());
    }

    @Test
    void aHandlerThatRunsHoldsBackNobodyElse() throws Exception {
        append(1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        EventFollower slow = new EventFollower("slow", event -> {
            inside.countDown();
            leave.await();
        });
        Thread working = Thread.ofVirtual().start(() -> deliverTo(slow));
        inside.await();

        append(2);
        assertThat(deliver()).isEqualTo(Outcome.DELIVERED);
        assertThat(seen).containsExactly(1, 2);

        leave.countDown();
        working.join();
    }

    @Test
    void ofTwoFollowersOfOneNameOneWorksOnAProjectAtATime() throws Exception {
        append(1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        EventFollower first = follower(event -> {
            seen.add(order(event));
            inside.countDown();
            leave.await();
        });
        Thread working = Thread.ofVirtual().start(() -> deliverTo(first));
        inside.await();

        assertThat(deliver()).isEqualTo(Outcome.NOTHING);
        leave.countDown();
        working.join();

        assertThat(deliver()).isEqualTo(Outcome.NOTHING);
        assertThat(seen).containsExactly(1);
    }

    @Test
    void whoLostItsLockDoesNotMoveTheCursorBack() throws Exception {
        append(1);
        append(2);
        EventFollower overtaken = follower(event -> {
            if (seen.isEmpty()) {
                seen.add(order(event));
                // The connection with the lock breaks while the handler runs, and another process takes over.
                database().jdbc().sql("""
                                SELECT pg_terminate_backend(pid) FROM pg_locks
                                 WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
                                """).query(Boolean.class).list();
                await().until(() -> deliver() == Outcome.DELIVERED);
            }
        });

        deliverTo(overtaken);

        assertThat(seen).containsExactly(1, 1, 2);
        assertThat(deliver()).isEqualTo(Outcome.NOTHING);
    }

    @Test
    void theCursorAdvancesOnlyFromWhereItWasRead() {
        Cursor.Position start = Cursor.START.reached();
        Cursor one = new Cursor(new Cursor.Position("10", 1), 0);
        Cursor two = new Cursor(new Cursor.Position("10", 2), 0);

        assertThat(tables.advance(database().jdbc(), project, "recorder", start, two, null, null))
                .isTrue();
        assertThat(tables.advance(database().jdbc(), project, "recorder", start, one, null, null))
                .isFalse();
        assertThat(tables.cursor(database().jdbc(), project, "recorder")).isEqualTo(two);
    }

    @Test
    void anEventThatFailsComesAgainLaterAndHoldsUpOnlyItsProject() throws SQLException {
        ProjectId other = ProjectId.random();
        append(1, 2);
        transaction.executeWithoutResult(status -> log.append(other, "order.placed", Map.of("order", 10)));
        boolean[] broken = {true};
        EventFollower picky = follower(event -> {
            if (broken[0] && order(event) == 2) {
                throw new IllegalStateException("Not now.");
            }
            seen.add(order(event));
        });

        assertThat(deliverTo(picky)).isEqualTo(Outcome.FAILED);
        assertThat(tables.awaiting(database().jdbc(), "recorder", null, clock.instant(), 10))
                .containsExactly(other);

        clock.advance(EventDelivery.pause(1));
        assertThat(tables.awaiting(database().jdbc(), "recorder", null, clock.instant(), 10))
                .containsExactlyInAnyOrder(project, other);
        assertThat(deliverTo(picky)).isEqualTo(Outcome.FAILED);
        assertThat(tables.cursor(database().jdbc(), project, "recorder").failures())
                .isEqualTo(2);

        broken[0] = false;
        assertThat(deliverTo(picky)).isEqualTo(Outcome.DELIVERED);
        assertThat(seen).containsExactly(1, 2);
        assertThat(tables.cursor(database().jdbc(), project, "recorder").failures())
                .isZero();
    }

    @Test
    void retriesSlowDownToFiveMinutes() {
        assertThat(EventDelivery.pause(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(EventDelivery.pause(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(EventDelivery.pause(1000)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aProcessKilledBetweenEffectAndAcknowledgementGetsTheEventAgain() throws Exception {
        append(1);
        try (FollowerProcess process =
                FollowerProcess.startAndAwaitEffect(database().coordinates())) {
            assertThat(effects()).isEqualTo(1);

            assertThat(process.kill()).isEqualTo(128 + 9);
        }
        EventFollower warehouse = new EventFollower("warehouse", event -> {
            seen.add(order(event));
            database()
                    .jdbc()
                    .sql("INSERT INTO shop.effects (number, process) VALUES (:number, 0)")
                    .param("number", event.number())
                    .update();
        });

        EventFollowers followers = followers(warehouse);
        followers.start();
        try {
            await().untilAsserted(() -> assertThat(seen).containsExactly(1));
        } finally {
            followers.stop();
        }

        assertThat(effects()).isEqualTo(2);
        assertThat(deliverTo(warehouse)).isEqualTo(Outcome.NOTHING);
    }

    @Test
    void replicasShareTheWorkAndDoNothingTwice() {
        for (int i = 0; i < 20; i++) {
            ProjectId one = ProjectId.random();
            int order = i;
            transaction.executeWithoutResult(status -> log.append(one, "order.placed", Map.of("order", order)));
        }
        doorbell.start();
        EventFollowers first = followers(recorder);
        EventFollowers second = followers(recorder);

        first.start();
        second.start();
        try {
            await().untilAsserted(() -> assertThat(seen).hasSize(20));
            append(20);
            await().untilAsserted(() -> assertThat(seen).hasSize(21));
        } finally {
            first.stop();
            second.stop();
            doorbell.stop();
        }

        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void theDoorbellIsHeardInOtherProcesses() {
        EventDoorbell other = new EventDoorbell(database().dataSource());
        CountDownLatch heard = new CountDownLatch(1);
        other.listen("shop", heard::countDown);
        doorbell.start();
        other.start();
        try {
            await().until(() -> {
                append(1);
                return heard.getCount() == 0;
            });
        } finally {
            doorbell.stop();
            other.stop();
        }
    }

    @Test
    void deliveredEventsGoWhenEveryFollowerHasThemAndTheyAreOld() throws SQLException {
        append(1, 2);
        EventFollower late = new EventFollower("late", event -> {});
        EventCleanUp cleanUp = new EventCleanUp("shop", database().dataSource(), JSON, clock, List.of(recorder, late));
        deliver();
        assertThat(cleanUp.run()).isZero();
        clock.advance(EventCleanUp.KEPT.plusSeconds(1));

        assertThat(cleanUp.run()).isZero();
        deliverTo(late);
        append(3);

        assertThat(cleanUp.run()).isEqualTo(2);
        deliver();
        assertThat(seen).containsExactly(1, 2, 3);
    }

    @Test
    void aDatabaseFromAnotherServerGoesOnWhereItWas() throws SQLException {
        append(1);
        deliver();
        append(2);
        // As after a restore into a new cluster: the ids of the old one lie in this one's future.
        database()
                .jdbc()
                .sql("UPDATE shop.events SET transaction_id = (transaction_id::text::bigint + 1000000)::text::xid8")
                .update();
        database()
                .jdbc()
                .sql("UPDATE shop.event_cursors"
                        + " SET transaction_id = (transaction_id::text::bigint + 1000000)::text::xid8")
                .update();
        append(3);
        assertThat(deliver()).isEqualTo(Outcome.NOTHING);

        EventFollowers followers = followers(recorder);
        followers.start();
        try {
            await().untilAsserted(() -> assertThat(seen).contains(2, 3));
        } finally {
            followers.stop();
        }

        assertThat(seen).containsSubsequence(1, 2, 3);
        assertThat(transaction.<Boolean>execute(
                        status -> tables.adoptRestored(database().jdbc())))
                .isFalse();
    }

    private void append(int... orders) {
        transaction.executeWithoutResult(status -> {
            for (int order : orders) {
                log.append(project, "order.placed", Map.of("order", order));
            }
        });
    }

    private Outcome deliver() throws SQLException {
        return delivery.deliver(project, recorder, () -> true);
    }

    private @Nullable Outcome deliverTo(EventFollower follower) {
        try {
            return delivery.deliver(project, follower, () -> true);
        } catch (SQLException | RuntimeException broken) {
            return null;
        }
    }

    private EventFollowers followers(EventFollower follower) {
        return new EventFollowers(
                "shop", database().dataSource(), doorbell, JSON, clock, new SimpleMeterRegistry(), List.of(follower));
    }

    private static EventFollower follower(EventHandler handler) {
        return new EventFollower("recorder", handler);
    }

    private static int order(Event event) {
        return event.payload().get("order").intValue();
    }

    private String insert(int order) {
        return """
                INSERT INTO shop.events (project_id, type, payload, recorded_at)
                VALUES ('%s', 'order.placed', '{"order": %d}', now())
                """.formatted(project, order);
    }

    private static long numberOf(int order) {
        return database()
                .jdbc()
                .sql("SELECT number FROM shop.events WHERE payload ->> 'order' = :order")
                .param("order", Integer.toString(order))
                .query(Long.class)
                .single();
    }

    private static long effects() {
        return database()
                .jdbc()
                .sql("SELECT count(*) FROM shop.effects")
                .query(Long.class)
                .single();
    }

    private static FreshDatabase database() {
        if (database == null) {
            throw new IllegalStateException("The database is made before the tests.");
        }
        return database;
    }
}
