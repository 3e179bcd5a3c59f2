package dev.gatehouse.platform.web;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells other parts of the installation what probes are told on the management port, which they need not reach. */
@RestController
final class ReadinessController {

    private static final String GROUP = "ready";

    private final ObjectProvider<HealthEndpoint> health;

    ReadinessController(ObjectProvider<HealthEndpoint> health) {
        this.health = health;
    }

    @GetMapping("/internal/ready")
    ResponseEntity<Map<String, String>> ready() {
        HealthEndpoint endpoint = health.getIfAvailable();
        HealthDescriptor group = endpoint == null ? null : endpoint.healthForPath(GROUP);
        return group == null || Status.UP.equals(group.getStatus())
                ? ResponseEntity.ok(Map.of("status", "ok"))
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(Map.of("status", "unavailable"));
    }
}
