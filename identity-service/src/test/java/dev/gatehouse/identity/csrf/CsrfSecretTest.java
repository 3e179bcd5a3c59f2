package dev.gatehouse.identity.csrf;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class CsrfSecretTest {

    private final SecureRandom random = new SecureRandom();
    private final CsrfSecret secret = CsrfSecret.random(random);

    @Test
    void renderingsDifferAndAllAreOfTheSecret() {
        String one = secret.mask(random);
        String two = secret.mask(random);

        assertThat(one).isNotEqualTo(two).doesNotContain(secret.cookieValue());
        assertThat(secret.masks(one)).isTrue();
        assertThat(secret.masks(two)).isTrue();
        assertThat(CsrfSecret.random(random).masks(one)).isFalse();
    }

    @Test
    void whatIsNoRenderingIsRefused() {
        assertThat(secret.masks("")).isFalse();
        assertThat(secret.masks("nonsense")).isFalse();
        assertThat(secret.masks(secret.cookieValue())).isFalse();
    }

    @Test
    void aCookieIsReadBackAndAForgedOneIsNone() {
        assertThat(CsrfSecret.ofCookie(secret.cookieValue()).map(CsrfSecret::digest))
                .contains(secret.digest());
        assertThat(CsrfSecret.ofCookie("short")).isEmpty();
        assertThat(CsrfSecret.ofCookie("%%%")).isEmpty();
    }
}
