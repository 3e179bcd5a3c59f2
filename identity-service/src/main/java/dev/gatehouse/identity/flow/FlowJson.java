package dev.gatehouse.identity.flow;

import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.ui.Ui;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A flow on the wire (identity.md §1.1). */
@JsonNaming(SnakeCaseStrategy.class)
public record FlowJson(
        UUID id,
        FlowType type,
        Instant expiresAt,
        Instant issuedAt,
        String requestUrl,
        @Nullable String returnTo,
        Ui ui,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Boolean refresh,
        @Nullable Aal requestedAal) {

    /** @param csrfToken the anti-forgery token as it is rendered this time; empty for applications */
    static FlowJson of(Flow flow, String csrfToken) {
        Ui ui = flow.ui().withValue(Ui.CSRF_TOKEN, csrfToken);
        return switch (flow.state()) {
            case FlowState.Login(boolean refresh, Aal aal) ->
                new FlowJson(
                        flow.id().value(),
                        flow.type(),
                        flow.expiresAt(),
                        flow.issuedAt(),
                        flow.requestUrl(),
                        flow.returnTo(),
                        ui,
                        flow.issuedAt(),
                        flow.updatedAt(),
                        refresh,
                        aal);
        };
    }
}
