package dev.gatehouse.identity.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.identity.directory.Aal;
import java.time.Instant;

/**
 * One proof that the owner of a session gave.
 *
 * @param method a type of credential, or {@code link_recovery}
 * @param aal what it counts for
 */
public record AuthenticationMethod(
        String method,
        Aal aal,
        @JsonProperty("completed_at") Instant completedAt) {}
