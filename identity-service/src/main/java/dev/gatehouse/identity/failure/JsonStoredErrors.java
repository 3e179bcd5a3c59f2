package dev.gatehouse.identity.failure;

import dev.gatehouse.identity.StoredErrors;
import dev.gatehouse.platform.tenant.Tenant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads kept errors back for those who show them without HTTP between. */
@Component
class JsonStoredErrors implements StoredErrors {

    private final Failures failures;

    JsonStoredErrors(Failures failures) {
        this.failures = failures;
    }

    @Override
    public Optional<StoredError> find(Tenant tenant, String id) {
        return failures.find(tenant.project(), id)
                .map(failure -> stored(failure.error().node()));
    }

    private static StoredError stored(JsonNode error) {
        JsonNode reason = error.get("reason");
        return new StoredError(
                error.required("code").asInt(),
                error.required("message").asString(),
                reason == null ? null : reason.asString());
    }
}
