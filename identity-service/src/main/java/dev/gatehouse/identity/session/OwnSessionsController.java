package dev.gatehouse.identity.session;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.wire.PageRequest;
import dev.gatehouse.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where else a person is signed in (identity.md §5.5). A second factor is not asked for: this is for emergencies. */
@RestController
class OwnSessionsController {

    private static final int DEFAULT_PAGE = 250;
    private static final int GREATEST_PAGE = 1000;

    record Ended(int count) {}

    private final Sessions sessions;
    private final SessionCookies cookies;

    OwnSessionsController(Sessions sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @GetMapping("/sessions")
    List<SessionJson> list(Realm realm, QueryParameters query, HttpServletRequest request) {
        OpenSession current = require(realm, request);
        PageRequest page = PageRequest.of(query, DEFAULT_PAGE, GREATEST_PAGE);
        return sessions.others(realm, current, page.offsetFromOne(), page.size()).stream()
                .map(other -> SessionJson.of(realm, current, other))
                .toList();
    }

    @DeleteMapping("/sessions")
    Ended endOthers(Realm realm, HttpServletRequest request) {
        return new Ended(sessions.endOthers(realm, require(realm, request)));
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Realm realm, @PathVariable String id, HttpServletRequest request) {
        OpenSession current = require(realm, request);
        SessionId session =
                SessionId.find(id).orElseThrow(() -> IdentityProblems.malformed("The id of a session is a UUID."));
        sessions.end(realm, current, session);
    }

    private OpenSession require(Realm realm, HttpServletRequest request) {
        return cookies.find(realm, request)
                .flatMap(token -> sessions.find(realm, token))
                .orElseThrow(IdentityProblems::noSession);
    }
}
