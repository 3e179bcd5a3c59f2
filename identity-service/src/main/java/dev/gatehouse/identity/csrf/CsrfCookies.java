package dev.gatehouse.identity.csrf;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.wire.Cookies;
import dev.gatehouse.platform.secret.TokenDigest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The anti-forgery cookie (identity.md §4.1). Its name tells the public address, so projects on one host do not collide. */
@Component
public class CsrfCookies {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Cookies cookies;
    private final SecureRandom random;

    CsrfCookies(Cookies cookies, SecureRandom random) {
        this.cookies = cookies;
        this.random = random;
    }

    /** The secret that the browser sent. */
    public Optional<CsrfSecret> find(Realm realm, HttpServletRequest request) {
        return cookies.values(request, name(realm)).stream()
                .map(CsrfSecret::ofCookie)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The secret that the browser sent; it is given one when it has none. */
    public CsrfSecret ensure(Realm realm, HttpServletRequest request, HttpServletResponse response) {
        return find(realm, request).orElseGet(() -> renew(realm, response));
    }

    /** Gives the browser another secret: whoever knew the old one knows nothing now. */
    public CsrfSecret renew(Realm realm, HttpServletResponse response) {
        CsrfSecret secret = CsrfSecret.random(random);
        cookies.set(realm, response, realm.configuration().cookies(), name(realm), secret.cookieValue(), YEAR);
        return secret;
    }

    private static String name(Realm realm) {
        return "csrf_token_" + TokenDigest.of(realm.publicUrl());
    }
}
