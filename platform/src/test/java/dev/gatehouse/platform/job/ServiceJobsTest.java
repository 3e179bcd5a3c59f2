package dev.gatehouse.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.gatehouse.platform.database.FreshDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class ServiceJobsTest {

    /** What the job is about. */
    record Letter(String to, Instant when) {}

    private static @Nullable FreshDatabase database;

    private final Queue<Letter> sent = new ConcurrentLinkedQueue<>();
    private final CountDownLatch cleaned = new CountDownLatch(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OneTimeTask<Letter> letters = Tasks.oneTime("letters", Letter.class)
            .execute((instance, context) -> {
                assertThat(Thread.currentThread().isVirtual()).isTrue();
                sent.add(instance.getData());
            });
    private final RecurringTask<Void> clean =
            Tasks.recurring("clean", FixedDelay.ofHours(1)).execute((instance, context) -> cleaned.countDown());
    private final ServiceJobs jobs = new ServiceJobs(
            "mail",
            database().dataSource(),
            JsonMapper.builder().build(),
            Clock.systemUTC(),
            meters,
            List.of(clean),
            List.of(letters));

    @BeforeAll
    static void migrate() {
        database = FreshDatabase.with("mail", "platform-common/jobs.sql");
    }

    @AfterAll
    static void close() {
        database().close();
    }

    @AfterEach
    void stop() {
        jobs.stop();
        database().jdbc().sql("TRUNCATE mail.scheduled_tasks").update();
    }

    @Test
    void aScheduledJobRunsWithItsDataAndIsCounted() {
        Letter letter = new Letter("ann@example.org", Instant.parse("2026-11-25T10:00:00Z"));
        jobs.start();

        jobs.client().scheduleIfNotExists(letters.instance("1", letter), Instant.now());

        await().untilAsserted(() -> assertThat(sent).containsExactly(letter));
        await().untilAsserted(() -> assertThat(meters.get("dbscheduler_task_completions")
                        .tag("task", "letters")
                        .tag("result", "ok")
                        .counter()
                        .count())
                .isEqualTo(1));
    }

    @Test
    void aRecurringJobRunsFromTheStart() {
        jobs.start();

        await().until(() -> cleaned.getCount() == 0);
    }

    @Test
    void dataIsStoredAsJson() {
        jobs.client()
                .scheduleIfNotExists(
                        letters.instance("1", new Letter("ann@example.org", Instant.EPOCH)), Instant.EPOCH);

        assertThat(database()
                        .jdbc()
                        .sql("SELECT convert_from(task_data, 'UTF8')::jsonb ->> 'to' FROM mail.scheduled_tasks")
                        .query(String.class)
                        .single())
                .isEqualTo("ann@example.org");
    }

    @Test
    void aJobOfATransactionThatRollsBackDoesNotExist() {
        new TransactionTemplate(new JdbcTransactionManager(database().dataSource())).executeWithoutResult(status -> {
            jobs.client()
                    .scheduleIfNotExists(
                            letters.instance("1", new Letter("ann@example.org", Instant.EPOCH)), Instant.EPOCH);
            status.setRollbackOnly();
        });

        assertThat(jobs.client().getScheduledExecutions()).isEmpty();
    }

    @Test
    void stoppingWaitsForWhatRuns() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        OneTimeTask<Void> slow = Tasks.oneTime("slow").execute((instance, context) -> {
            begun.countDown();
            await().atMost(Duration.ofSeconds(10)).until(() -> mayEnd.getCount() == 0);
            ended.countDown();
        });
        ServiceJobs others = new ServiceJobs(
                "mail",
                database().dataSource(),
                JsonMapper.builder().build(),
                Clock.systemUTC(),
                meters,
                List.of(),
                List.of(slow));
        others.start();
        others.client().scheduleIfNotExists(slow.instance("1"), Instant.now());
        begun.await();

        Thread stopping = Thread.ofVirtual().start(others::stop);
        mayEnd.countDown();
        stopping.join();

        assertThat(ended.getCount()).isZero();
        assertThat(others.client().getScheduledExecutions()).isEmpty();
    }

    private static FreshDatabase database() {
        if (database == null) {
            throw new IllegalStateException("The database is made before the tests.");
        }
        return database;
    }
}
