package dev.gatehouse.identity.flow;

import dev.gatehouse.identity.failure.Failures;
import dev.gatehouse.platform.problem.ProblemException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** How flows are answered to those who want a page and to those who want JSON. */
@Component
public class FlowAnswers {

    private final Failures failures;
    private final SecureRandom random;

    FlowAnswers(Failures failures, SecureRandom random) {
        this.failures = failures;
        this.random = random;
    }

    /** Does the work; what it refuses is shown on the error page to those who want pages. */
    public ResponseEntity<Object> answer(Visit visit, boolean page, Supplier<ResponseEntity<Object>> work) {
        try {
            return work.get();
        } catch (ProblemException refused) {
            if (!page) {
                throw refused;
            }
            return seeOther(failures.keep(visit.realm(), refused.problem()));
        }
    }

    /** The flow as JSON. */
    public ResponseEntity<Object> flow(Visit visit, Flow flow, int status) {
        String token =
                flow.browser() ? visit.csrf().map(secret -> secret.mask(random)).orElse("") : "";
        return ResponseEntity.status(HttpStatusCode.valueOf(status)).body(FlowJson.of(flow, token));
    }

    /** To the page that shows a flow. */
    public ResponseEntity<Object> page(URI ui, FlowId flow) {
        return seeOther(UriComponentsBuilder.fromUri(ui)
                .replaceQueryParam("flow", flow.value())
                .build(true)
                .toUri());
    }

    /** To another address, by GET (RFC 9110 §15.4.4). */
    public ResponseEntity<Object> seeOther(URI target) {
        return ResponseEntity.status(303).location(target).build();
    }
}
