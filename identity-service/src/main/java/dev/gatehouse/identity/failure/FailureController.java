package dev.gatehouse.identity.failure;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.csrf.CsrfCookies;
import dev.gatehouse.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the error page what happened. */
@RestController
class FailureController {

    private final Failures failures;
    private final CsrfCookies csrf;

    FailureController(Failures failures, CsrfCookies csrf) {
        this.failures = failures;
        this.csrf = csrf;
    }

    /** The id is also taken under the older name {@code error}. */
    @GetMapping("/self-service/errors")
    ResponseEntity<Failure> get(
            Realm realm, QueryParameters query, HttpServletRequest request, HttpServletResponse response) {
        csrf.ensure(realm, request, response);
        String id = query.last("error").or(() -> query.last("id")).orElse("");
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(failures.require(realm, id));
    }
}
