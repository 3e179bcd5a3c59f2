package dev.gatehouse.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PermitsTest {

    private static final ProjectId ONE = new ProjectId(new UUID(0, 1));
    private static final ProjectId OTHER = new ProjectId(new UUID(0, 2));
    private static final ProjectId THIRD = new ProjectId(new UUID(0, 3));

    @Test
    void noProjectKeepsOutTheOthers() {
        Permits permits = new Permits(4);

        assertThat(permits.take(ONE)).isTrue();
        assertThat(permits.take(ONE)).isTrue();
        assertThat(permits.take(ONE)).isFalse();
        assertThat(permits.take(OTHER)).isTrue();
        permits.giveBack(ONE);
        assertThat(permits.take(ONE)).isTrue();
    }

    @Test
    void allProjectsTogetherGetNoMoreThanThereAre() {
        Permits permits = new Permits(2);

        assertThat(permits.take(ONE)).isTrue();
        assertThat(permits.take(OTHER)).isTrue();
        assertThat(permits.take(THIRD)).isFalse();
        permits.giveBack(OTHER);
        assertThat(permits.take(THIRD)).isTrue();
    }

    @Test
    void theOnlyOneIsForWhoeverComesFirst() {
        Permits permits = new Permits(1);

        assertThat(permits.take(ONE)).isTrue();
        assertThat(permits.take(OTHER)).isFalse();
    }
}
