package dev.gatehouse.identity.directory;

import dev.gatehouse.platform.tenant.Uuids;
import java.util.Optional;
import java.util.UUID;

/** Identifies an identity within its project. */
public record IdentityId(UUID value) {

    /** Parses what a caller sent; empty when it is no UUID. */
    public static Optional<IdentityId> find(String text) {
        return Uuids.find(text).map(IdentityId::new);
    }

    static IdentityId random() {
        return new IdentityId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
