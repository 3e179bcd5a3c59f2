package dev.gatehouse.identity.failure;

import dev.gatehouse.identity.StoredErrors;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.tenant.Uuids;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads kept errors back for those who show them without HTTP between. */
@Component
class JsonStoredErrors implements StoredErrors {

    private final FailureStore store;
    private final Clock clock;

    JsonStoredErrors(FailureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<StoredError> find(Tenant tenant, String id) {
        return Uuids.find(id)
                .flatMap(known -> store.find(tenant.project(), known, clock.instant()))
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
