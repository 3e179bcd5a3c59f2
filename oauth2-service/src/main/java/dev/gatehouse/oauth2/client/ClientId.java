package dev.gatehouse.oauth2.client;

import dev.gatehouse.platform.tenant.Uuids;
import java.util.Optional;
import java.util.UUID;

/** Identifies a client within its project. */
public record ClientId(UUID value) {

    static ClientId random() {
        return new ClientId(UUID.randomUUID());
    }

    /** Parses what a caller sent; empty when it can be no client's id. */
    public static Optional<ClientId> find(String text) {
        return Uuids.find(text).map(ClientId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
