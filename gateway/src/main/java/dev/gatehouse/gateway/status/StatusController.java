package dev.gatehouse.gateway.status;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health and version on the public host, where the contract wants a token for them; probes use the management port. */
@RestController
final class StatusController {

    private static final Map<String, Object> OK = Map.of("status", "ok");

    private final Readiness readiness;
    private final Map<String, Object> version;

    StatusController(Readiness readiness, String version) {
        this.readiness = readiness;
        this.version = Map.of("version", version);
    }

    @GetMapping("/health/alive")
    Map<String, Object> alive() {
        return OK;
    }

    @GetMapping("/health/ready")
    ResponseEntity<Map<String, Object>> ready() {
        Map<String, String> failures = readiness.failures();
        return failures.isEmpty()
                ? ResponseEntity.ok(OK)
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(Map.of("errors", failures));
    }

    @GetMapping("/version")
    Map<String, Object> version() {
        return version;
    }
}
