package dev.gatehouse.oauth2.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.oauth2.protocol.OpaqueTokens.Issued;
import dev.gatehouse.oauth2.protocol.OpaqueTokens.Kind;
import dev.gatehouse.platform.secret.Secret;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueTokensTest {

    private static final List<Secret> SECRETS = List.of(new Secret("the-secret-of-today"));

    private final OpaqueTokens tokens = new OpaqueTokens(new SecureRandom());

    @Test
    void aTokenHasItsPrefixAKeyAndASignature() {
        Issued issued = tokens.issue(Kind.ACCESS_TOKEN, SECRETS);

        assertThat(issued.text()).matches("ory_at_[\\w-]{43}\\.[\\w-]{43}");
        assertThat(tokens.verify(Kind.ACCESS_TOKEN, issued.text(), SECRETS)).contains(issued.digest());
    }

    @Test
    void thePrefixMayBeMissingButNotBeAnotherOne() {
        Issued issued = tokens.issue(Kind.ACCESS_TOKEN, SECRETS);
        String bare = issued.text().substring("ory_at_".length());

        assertThat(tokens.verify(Kind.ACCESS_TOKEN, bare, SECRETS)).contains(issued.digest());
        assertThat(tokens.verify(Kind.ACCESS_TOKEN, "ory_rt_" + bare, SECRETS)).isEmpty();
    }

    @Test
    void aReplacedSecretVerifiesOldTokensAndSignsNoNewOnes() {
        Issued old = tokens.issue(Kind.ACCESS_TOKEN, SECRETS);
        List<Secret> rotated = List.of(new Secret("the-secret-of-tomorrow"), SECRETS.getFirst());

        Issued fresh = tokens.issue(Kind.ACCESS_TOKEN, rotated);

        assertThat(tokens.verify(Kind.ACCESS_TOKEN, old.text(), rotated)).contains(old.digest());
        assertThat(tokens.verify(Kind.ACCESS_TOKEN, fresh.text(), SECRETS)).isEmpty();
    }

    @Test
    void aForgedSignatureIsRefused() {
        String text = tokens.issue(Kind.ACCESS_TOKEN, SECRETS).text();
        char changed = text.charAt(text.length() - 10) == 'A' ? 'B' : 'A';
        String forged = text.substring(0, text.length() - 10) + changed + text.substring(text.length() - 9);

        assertThat(tokens.verify(Kind.ACCESS_TOKEN, forged, SECRETS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "ory_at_", "ory_at_nonsense.nonsense", "a.b.c", "ä.ö", "ory_at_AA==.AA=="})
    void whatIsNoTokenIsRefused(String text) {
        assertThat(tokens.verify(Kind.ACCESS_TOKEN, text, SECRETS)).isEmpty();
    }
}
