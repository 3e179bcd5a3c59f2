package dev.gatehouse.identity.session;

import dev.gatehouse.platform.tenant.Uuids;
import java.util.Optional;
import java.util.UUID;

/** Identifies a session within its project; it opens nothing, the token does. */
public record SessionId(UUID value) {

    /** Parses what a caller sent; empty when it is no UUID. */
    public static Optional<SessionId> find(String text) {
        return Uuids.find(text).map(SessionId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
