package dev.gatehouse.identity.session;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.configuration.SessionSettings;
import dev.gatehouse.identity.wire.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** How a session is presented and handed out (identity.md §5.1). */
@Component
public class SessionCookies {

    private static final String TOKEN_HEADER = "X-Session-Token";
    private static final String COOKIE_HEADER = "X-Session-Cookie";
    private static final String BEARER = "bearer ";

    private final Cookies cookies;
    private final CookieSeal seal;
    private final Clock clock;

    SessionCookies(Cookies cookies, SecureRandom random, Clock clock) {
        this.cookies = cookies;
        this.seal = new CookieSeal(random);
        this.clock = clock;
    }

    /**
     * The credential of a request, the first of: session token, session cookie in a header, session cookie, bearer token. A cookie
     * that does not open is none, so that what comes after it counts.
     */
    public Optional<SessionToken> find(Realm realm, HttpServletRequest request) {
        return text(request.getHeader(TOKEN_HEADER))
                .map(SessionToken::new)
                .or(() -> text(request.getHeader(COOKIE_HEADER)).flatMap(value -> open(realm, value)))
                .or(() -> cookies.values(request, name(realm)).stream()
                        .map(value -> open(realm, value))
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> bearer(request.getHeader(HttpHeaders.AUTHORIZATION)));
    }

    /** Hands a session to a browser. */
    public void set(Realm realm, HttpServletResponse response, SessionToken token, Instant expiresAt) {
        SessionSettings settings = realm.configuration().session();
        String sealed = seal.seal(realm.configuration().secrets().cookie(), context(realm), token.reveal());
        Duration left = Duration.between(clock.instant(), expiresAt);
        cookies.set(
                realm, response, settings.cookie(), settings.cookieName(), sealed, settings.persistent() ? left : null);
    }

    private Optional<SessionToken> open(Realm realm, String value) {
        return seal.open(realm.configuration().secrets().cookie(), context(realm), value)
                .map(SessionToken::new);
    }

    private static String name(Realm realm) {
        return realm.configuration().session().cookieName();
    }

    private static String context(Realm realm) {
        return "identity.session/" + realm.project();
    }

    private static Optional<String> text(@Nullable String header) {
        return header == null || header.isBlank() ? Optional.empty() : Optional.of(header.strip());
    }

    private static Optional<SessionToken> bearer(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? text(header.substring(BEARER.length())).map(SessionToken::new)
                : Optional.empty();
    }
}
