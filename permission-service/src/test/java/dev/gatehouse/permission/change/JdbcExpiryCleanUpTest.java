package dev.gatehouse.permission.change;

import static dev.gatehouse.permission.tuple.StoreFixture.NOW;
import static dev.gatehouse.permission.tuple.StoreFixture.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoreFixture;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JdbcExpiryCleanUpTest {

    private final StoreFixture store = StoreFixture.SHARED;
    private final ProjectId project = ProjectId.random();

    @Test
    void whatHasExpiredIsDeletedInBatchesUnderRevisionsAndInTheLog() {
        Map<RelationTuple, TupleTerms> expiring = new HashMap<>();
        for (int i = 0; i < 1_200; i++) {
            expiring.put(tuple("files", "a", "view", "user" + i), new TupleTerms(NOW.plusSeconds(i % 2), null));
        }
        store.write(project, expiring, Set.of());
        store.insert(project, tuple("files", "a", "view", "ann"));
        store.insert(project, tuple("files", "a", "view", "bob"), new TupleTerms(NOW.plusSeconds(900), null));

        cleanUpAfter(Duration.ofSeconds(59));
        int early = tuples();
        cleanUpAfter(Duration.ofSeconds(61));

        assertThat(early).isEqualTo(1_202);
        assertThat(tuples()).isEqualTo(2);
        assertThat(store.jdbc
                        .sql("""
                                SELECT revision || ' ' || count(*) FROM permission.changes
                                 WHERE project_id = :project AND action = 'delete' AND expires_at IS NOT NULL
                                 GROUP BY revision ORDER BY revision
                                """)
                        .param("project", project.value())
                        .query(String.class)
                        .list())
                .containsExactly("4 1000", "5 200");
    }

    private void cleanUpAfter(Duration time) {
        new JdbcExpiryCleanUp(
                        store.jdbc, store.tuples, Clock.fixed(NOW.plus(time), ZoneOffset.UTC), store.transactionManager)
                .run();
    }

    private int tuples() {
        return store.jdbc
                .sql("SELECT count(*) FROM permission.relation_tuples WHERE project_id = :project")
                .param("project", project.value())
                .query(Integer.class)
                .single();
    }
}
