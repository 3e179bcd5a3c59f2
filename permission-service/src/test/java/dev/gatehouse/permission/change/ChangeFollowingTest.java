package dev.gatehouse.permission.change;

import static dev.gatehouse.permission.tuple.StoreFixture.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.permission.consistency.SnapToken;
import dev.gatehouse.permission.tuple.ChangePosition;
import dev.gatehouse.permission.tuple.ChangeStore;
import dev.gatehouse.permission.tuple.LoggedChange;
import dev.gatehouse.permission.tuple.LoggedChanges;
import dev.gatehouse.permission.tuple.StoreFixture;
import dev.gatehouse.permission.tuple.StoredTuple;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeFollowingTest {

    private static final ProjectId PROJECT = ProjectId.random();
    private static final RevisionId MODEL = new RevisionId(UUID.randomUUID());

    private final List<String> told = new ArrayList<>();

    @Test
    void aTransactionOfWhichTheRestIsNotKeptAnyMoreIsNeverEnded() {
        ChangeFollowing following = following(2);
        following.begin(new SnapToken(0, MODEL));

        assertThatThrownBy(() -> following.advance(10))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.SNAPTOKEN_EXPIRED));

        assertThat(told).containsExactly("begin 0", "open 1");
    }

    @Test
    void aReaderWhoIsOvertakenBetweenTransactionsCannotGoOn() {
        ChangeFollowing following = following(1);
        following.begin(new SnapToken(0, MODEL));

        assertThat(following.advance(1)).isFalse();
        assertThat(told).containsExactly("begin 0");
    }

    /** Of a log of one long transaction, which is trimmed after it was read so often. */
    private ChangeFollowing following(int reads) {
        List<LoggedChange> part = IntStream.range(0, 1_000)
                .mapToObj(ordinal -> new LoggedChange(
                        new ChangePosition(1, ordinal),
                        true,
                        StoredTuple.of(tuple("files", "a", "view", "user" + ordinal)),
                        StoreFixture.NOW))
                .toList();
        ChangeStore log = new ChangeStore() {
            private int left = reads;

            @Override
            public LoggedChanges after(ProjectId project, ChangePosition position, Set<String> namespaces, int most) {
                return left-- > 0 ? new LoggedChanges(1, 0, part) : new LoggedChanges(1, 1, List.of());
            }
        };
        return new ChangeFollowing(log, PROJECT, Set.of(), MODEL, new Teller());
    }

    /** Tells what it is told, but the changes. */
    private final class Teller implements ChangeSink {

        @Override
        public void begin(SnapToken state) {
            told.add("begin " + state.revision());
        }

        @Override
        public void open(SnapToken state) {
            told.add("open " + state.revision());
        }

        @Override
        public void change(LoggedChange change) {
            // There are too many to be told.
        }

        @Override
        public void close(Instant committed) {
            told.add("close");
        }

        @Override
        public void heartbeat(SnapToken state) {
            told.add("heartbeat " + state.revision());
        }

        @Override
        public void model(SnapToken state) {
            told.add("model " + state.revision());
        }

        @Override
        public void flush() {
            told.add("flush");
        }
    }
}
