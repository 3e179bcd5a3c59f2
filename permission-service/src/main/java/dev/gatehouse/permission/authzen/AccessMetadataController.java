package dev.gatehouse.permission.authzen;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client finds out by itself (§9.2). */
@RestController
class AccessMetadataController {

    private static final Duration FRESH = Duration.ofMinutes(5);

    /**
     * The endpoints (§9.1.1).
     *
     * @param identifier has to be the address that was asked, so it is made from the host of the request
     */
    record Metadata(
            @JsonProperty("policy_decision_point") String identifier,
            @JsonProperty("access_evaluation_endpoint") String evaluation,
            @JsonProperty("access_evaluations_endpoint") String evaluations,
            @JsonProperty("search_subject_endpoint") String subjects,
            @JsonProperty("search_resource_endpoint") String resources,
            @JsonProperty("search_action_endpoint") String actions) {}

    @GetMapping("/.well-known/authzen-configuration")
    ResponseEntity<Metadata> metadata(Tenant tenant) {
        String origin = tenant.origin().toString();
        String access = origin + "/access/v1/";
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new Metadata(
                        origin,
                        access + "evaluation",
                        access + "evaluations",
                        access + "search/subject",
                        access + "search/resource",
                        access + "search/action"));
    }
}
