package dev.gatehouse.permission.change;

import static dev.gatehouse.permission.tuple.StoreFixture.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.permission.tuple.StoreFixture;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class JdbcChangeCleanUpTest {

    private final StoreFixture store = StoreFixture.SHARED;
    private final ProjectId project = ProjectId.random();

    @Test
    void changesAreKeptForAsLongAsIsSaidAndTuplesForEver() {
        store.insert(project, tuple("files", "a", "view", "ann"));
        store.insert(project, tuple("files", "a", "view", "bob"));

        cleanUpAt(StoreFixture.NOW.plus(Duration.ofHours(24))).run();
        int kept = changes();
        cleanUpAt(StoreFixture.NOW.plus(Duration.ofHours(24).plusMillis(1))).run();

        assertThat(kept).isEqualTo(2);
        assertThat(changes()).isZero();
        assertThat(store.jdbc
                        .sql("SELECT count(*) FROM permission.relation_tuples WHERE project_id = :project")
                        .param("project", project.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void revisionsGoOnAfterTheLogWasEmptied() {
        store.insert(project, tuple("files", "a", "view", "ann"));
        cleanUpAt(StoreFixture.NOW.plus(Duration.ofDays(2))).run();

        assertThat(store.insert(project, tuple("files", "a", "view", "bob")).revision())
                .isEqualTo(2);
    }

    @Test
    void theHeadSaysUpToWhereTheLogMayBeIncomplete() {
        store.insert(project, tuple("files", "a", "view", "ann"));
        store.insert(project, tuple("files", "a", "view", "bob"));
        long before = trimmed();

        cleanUpAt(StoreFixture.NOW.plus(Duration.ofDays(2))).run();

        assertThat(before).isZero();
        assertThat(trimmed()).isEqualTo(2);
    }

    @Test
    void aRetentionTooShortToFollowIsRefused() {
        assertThatThrownBy(() -> new ChangeSettings(Duration.ofSeconds(59))).hasMessageContaining("a minute");
    }

    private JdbcChangeCleanUp cleanUpAt(Instant now) {
        return new JdbcChangeCleanUp(
                store.jdbc, Clock.fixed(now, ZoneOffset.UTC), new ChangeSettings(Duration.ofHours(24)));
    }

    private long trimmed() {
        return store.jdbc
                .sql("SELECT trimmed_to FROM permission.heads WHERE project_id = :project")
                .param("project", project.value())
                .query(Long.class)
                .single();
    }

    private int changes() {
        return store.jdbc
                .sql("SELECT count(*) FROM permission.changes WHERE project_id = :project")
                .param("project", project.value())
                .query(Integer.class)
                .single();
    }
}
