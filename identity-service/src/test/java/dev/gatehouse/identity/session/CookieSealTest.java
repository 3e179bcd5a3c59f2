package dev.gatehouse.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.secret.Secret;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieSealTest {

    private static final Secret OLD = new Secret("the-secret-of-last-year");
    private static final Secret NEW = new Secret("the-secret-of-this-year");

    private final CookieSeal seal = new CookieSeal(new SecureRandom());

    @Test
    void theFirstSecretSealsAndAllOpen() {
        String old = seal.seal(List.of(OLD), "session/a", "token");

        assertThat(seal.open(List.of(NEW, OLD), "session/a", old)).contains("token");
        assertThat(seal.open(List.of(NEW), "session/a", old)).isEmpty();
        assertThat(seal.open(List.of(NEW), "session/a", seal.seal(List.of(NEW, OLD), "session/a", "token")))
                .contains("token");
    }

    @Test
    void anEnvelopeOpensInItsOwnContextOnly() {
        String sealed = seal.seal(List.of(NEW), "session/a", "token");

        assertThat(seal.open(List.of(NEW), "session/b", sealed)).isEmpty();
    }

    @Test
    void whatIsNoEnvelopeOpensNothing() {
        String sealed = seal.seal(List.of(NEW), "session/a", "token");

        for (String broken : List.of("", "x", "%%%", sealed.substring(1), sealed + "AAAA")) {
            assertThat(seal.open(List.of(NEW), "session/a", broken)).isEmpty();
        }
    }

    @Test
    void noTwoEnvelopesAreAlikeAndNoneShowsWhatIsInside() {
        String one = seal.seal(List.of(NEW), "session/a", "token");

        assertThat(one)
                .isNotEqualTo(seal.seal(List.of(NEW), "session/a", "token"))
                .doesNotContain("token");
    }
}
