package dev.gatehouse.identity.session;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.problem.IdentityProblems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is asking: the path that a product's every request takes (identity.md §5.4). */
@RestController
class WhoamiController {

    private static final String OWNER_HEADER = "X-Kratos-Authenticated-Identity-Id";

    private final Sessions sessions;
    private final SessionCookies cookies;

    WhoamiController(Sessions sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** Any method will do, since reverse proxies ask with that of the request they guard. */
    @RequestMapping("/sessions/whoami")
    ResponseEntity<SessionJson> whoami(Realm realm, HttpServletRequest request) {
        OpenSession open = cookies.find(realm, request)
                .flatMap(token -> sessions.find(realm, token))
                .orElseThrow(IdentityProblems::noSession);
        if (Sessions.insufficient(realm, open)) {
            throw IdentityProblems.aal2Required(realm.address("/self-service/login/browser?aal=aal2"));
        }
        return ResponseEntity.ok()
                .header(OWNER_HEADER, open.identity().id().toString())
                .body(SessionJson.of(realm, open));
    }
}
