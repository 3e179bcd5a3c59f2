package dev.gatehouse.permission.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.index.Compaction.Numbered;
import dev.gatehouse.platform.tenant.ProjectId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** Reads share statements, but none is served by a statement that began before it came. */
class CatchUpTest {

    private static final ProjectId BROKEN = ProjectId.random();

    private final AtomicLong head = new AtomicLong();
    private final LinkedBlockingQueue<Integer> begun = new LinkedBlockingQueue<>();
    private final SynchronousQueue<Boolean> answers = new SynchronousQueue<>();
    private final CatchUp catchUp =
            new CatchUp(new SlowFeed(), 10, 1, System::nanoTime, new IndexMeters(new SimpleMeterRegistry()));
    private final ProjectIndex index = index(ProjectId.random());

    @Test
    void aReadThatComesWhileAStatementRunsWaitsForTheNext() throws InterruptedException {
        CompletableFuture<Void> early = CompletableFuture.runAsync(() -> catchUp.await(index));
        assertThat(begun.take()).isOne();
        head.set(1);
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> catchUp.await(index));

        answers.put(true);
        early.join();
        assertThat(begun.take()).isOne();
        assertThat(late).isNotDone();
        answers.put(true);
        late.join();

        assertThat(index.snapshot().revision()).isOne();
    }

    @Test
    void allThatWaitForATurnShareOneStatementWhateverTheirProject() throws InterruptedException {
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> catchUp.await(index));
        assertThat(begun.take()).isOne();
        ProjectIndex other = index(ProjectId.random());
        List<Thread> waiting = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofPlatform().start(() -> catchUp.await(i % 2 == 0 ? index : other)))
                .toList();
        Awaitility.await().until(() -> waiting.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));

        answers.put(true);
        first.join();
        assertThat(begun.take()).isEqualTo(2);
        answers.put(true);
        for (Thread thread : waiting) {
            thread.join();
        }

        assertThat(begun).isEmpty();
    }

    @Test
    void aProjectWhoseChangesCannotBeReadFailsItsOwnReadsAlone() throws InterruptedException {
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> catchUp.await(index));
        assertThat(begun.take()).isOne();
        ProjectIndex other = index(BROKEN);
        FutureTask<Boolean> reading = new FutureTask<>(() -> catchUp.await(index), true);
        FutureTask<Boolean> failing = new FutureTask<>(() -> catchUp.await(other), true);
        List<Thread> waiting =
                Stream.of(failing, reading).map(Thread.ofPlatform()::start).toList();
        Awaitility.await().until(() -> waiting.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        head.set(1);

        answers.put(true);
        first.join();
        assertThat(begun.take()).isEqualTo(2);
        answers.put(true);

        assertThat(reading).succeedsWithin(Duration.ofSeconds(10));
        assertThat(index.snapshot().revision()).isOne();
        assertThatThrownBy(failing::get).hasCauseInstanceOf(QueryTimeoutException.class);
    }

    private static ProjectIndex index(ProjectId project) {
        IndexBuilder builder = new IndexBuilder(new Vocabulary(), 0, Long.MAX_VALUE);
        return new ProjectIndex(project, new Numbered(builder.build(0), builder.dictionary()), 0);
    }

    /** Sees the head at its beginning and answers when it is let. */
    private final class SlowFeed implements TupleFeed {

        @Override
        public long count(ProjectId project, long most) {
            return 0;
        }

        @Override
        public long load(ProjectId project, IndexBuilder into) {
            return 0;
        }

        @Override
        public Map<ProjectId, Long> heads(Collection<ProjectId> projects) {
            long seen = head.get();
            begun.add(projects.size());
            try {
                answers.take();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return projects.stream().collect(Collectors.toMap(project -> project, _ -> seen));
        }

        @Override
        public News since(Known known, int most) {
            if (known.project().equals(BROKEN)) {
                throw new QueryTimeoutException("too much is new");
            }
            return new News(known, head.get(), 0, List.of(), false);
        }

        @Override
        public News history(Known known, int most) {
            return since(known, most);
        }
    }
}
