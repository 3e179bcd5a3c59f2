package dev.gatehouse.identity;

import dev.gatehouse.platform.tenant.Tenant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an error page of the same process asks: why a browser was sent there (identity.md §3.4). */
public interface StoredErrors {

    /**
     * What a person may know about an error.
     *
     * @param code its HTTP status
     * @param message what happened
     * @param reason why, where more is known
     */
    record StoredError(int code, String message, @Nullable String reason) {}

    /** The error of that id in this project; empty when there is none, or when the id is no UUID. */
    Optional<StoredError> find(Tenant tenant, String id);
}
