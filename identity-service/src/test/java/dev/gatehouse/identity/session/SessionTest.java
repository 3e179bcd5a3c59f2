package dev.gatehouse.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.directory.IdentityId;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {

    @Test
    void aSecondFactorCountsOnTopOfAFirstOnly() {
        assertThat(session().aal()).isEqualTo(Aal.AAL0);
        assertThat(session(Aal.AAL1).aal()).isEqualTo(Aal.AAL1);
        assertThat(session(Aal.AAL1, Aal.AAL1).aal()).isEqualTo(Aal.AAL1);
        assertThat(session(Aal.AAL2).aal()).isEqualTo(Aal.AAL1);
        assertThat(session(Aal.AAL2, Aal.AAL1).aal()).isEqualTo(Aal.AAL2);
    }

    private static Session session(Aal... proofs) {
        Instant now = Instant.EPOCH;
        return new Session(
                new SessionId(UUID.randomUUID()),
                new IdentityId(UUID.randomUUID()),
                true,
                Arrays.stream(proofs)
                        .map(aal -> new AuthenticationMethod("password", aal, now))
                        .toList(),
                now,
                now,
                now);
    }
}
