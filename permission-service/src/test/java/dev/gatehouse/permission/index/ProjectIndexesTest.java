package dev.gatehouse.permission.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.index.TupleFeed.Known;
import dev.gatehouse.permission.index.TupleFeed.News;
import dev.gatehouse.platform.tenant.ProjectId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectIndexesTest {

    private final ProjectId project = ProjectId.random();
    private final AtomicLong nanoTime = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final NarrowFeed feed = new NarrowFeed();
    private final ProjectIndexes indexes = new ProjectIndexes(feed, 1 << 20, nanoTime::get, new IndexMeters(meters));

    @AfterEach
    void close() {
        indexes.close();
    }

    @Test
    void aProjectForWhichTheHeapHasNoRoomIsTriedAgainLater() {
        feed.room = false;
        assertThat(indexes.find(project)).isNull();
        Awaitility.await()
                .until(() -> meters.get("gatehouse.permission.index.refused")
                                .counter()
                                .count()
                        == 1);
        feed.room = true;
        assertThat(indexes.find(project)).isNull();

        nanoTime.addAndGet(Duration.ofMinutes(10).toNanos());

        Awaitility.await().until(() -> indexes.find(project) != null);
    }

    /** Has an empty project, which takes more than there is or not. */
    private static final class NarrowFeed implements TupleFeed {

        private volatile boolean room;

        @Override
        public long count(ProjectId project, long most) {
            return 0;
        }

        @Override
        public long load(ProjectId project, IndexBuilder into) {
            if (!room) {
                throw new OutOfMemoryError("of this test");
            }
            return 0;
        }

        @Override
        public Map<ProjectId, Long> heads(Collection<ProjectId> projects) {
            return Map.of();
        }

        @Override
        public News since(Known known, int most) {
            return new News(known, 0, 0, List.of(), false);
        }

        @Override
        public News history(Known known, int most) {
            return since(known, most);
        }
    }
}
