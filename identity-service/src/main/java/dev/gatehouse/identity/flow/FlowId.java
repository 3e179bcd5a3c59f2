package dev.gatehouse.identity.flow;

import dev.gatehouse.platform.tenant.Uuids;
import java.util.Optional;
import java.util.UUID;

/** Identifies a flow within its project. */
public record FlowId(UUID value) {

    /** Parses what a caller sent; empty when it is no UUID. */
    public static Optional<FlowId> find(String text) {
        return Uuids.find(text).map(FlowId::new);
    }

    public static FlowId random() {
        return new FlowId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
