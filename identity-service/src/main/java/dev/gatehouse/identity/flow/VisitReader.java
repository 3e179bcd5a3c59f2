package dev.gatehouse.identity.flow;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.csrf.CsrfCookies;
import dev.gatehouse.identity.csrf.CsrfSecret;
import dev.gatehouse.identity.session.SessionCookies;
import dev.gatehouse.platform.web.QueryParameters;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Finds out what there is to know about a request to self-service. */
@Component
public class VisitReader {

    private final CsrfCookies csrf;
    private final SessionCookies sessions;

    VisitReader(CsrfCookies csrf, SessionCookies sessions) {
        this.csrf = csrf;
        this.sessions = sessions;
    }

    /** A visit as it is. */
    public Visit of(Realm realm, HttpServletRequest request) {
        return visit(realm, request, csrf.find(realm, request));
    }

    /** The visit of a browser that will be shown a form, and needs the cookie for it. */
    public Visit withCsrf(Realm realm, HttpServletRequest request, HttpServletResponse response) {
        return visit(realm, request, Optional.of(csrf.ensure(realm, request, response)));
    }

    private Visit visit(Realm realm, HttpServletRequest request, Optional<CsrfSecret> secret) {
        String query = request.getQueryString();
        return new Visit(
                realm,
                Accepts.of(request.getHeader(HttpHeaders.ACCEPT), request.getContentType()),
                realm.address(request.getRequestURI()) + (query == null ? "" : "?" + query),
                QueryParameters.of(request),
                secret,
                sessions.find(realm, request),
                request.getHeader(HttpHeaders.ORIGIN) != null,
                foreignCookies(request.getCookies()));
    }

    // Proxies in front of an API add cookies of their own, which say nothing about the caller.
    private static boolean foreignCookies(Cookie @Nullable [] cookies) {
        return cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> !cookie.getName().startsWith("__cf"));
    }
}
