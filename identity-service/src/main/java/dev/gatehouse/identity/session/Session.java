package dev.gatehouse.identity.session;

import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.directory.IdentityId;
import java.time.Instant;
import java.util.List;

/** The time in which a person stays signed in on one device. */
public record Session(
        SessionId id,
        IdentityId identity,
        boolean active,
        List<AuthenticationMethod> methods,
        Instant issuedAt,
        Instant authenticatedAt,
        Instant expiresAt) {

    public Session {
        methods = List.copyOf(methods);
    }

    /** How sure we are of its owner: a second factor counts on top of a first, never alone (identity.md §5.3). */
    public Aal aal() {
        boolean first = methods.stream().anyMatch(method -> method.aal() == Aal.AAL1);
        boolean second = methods.stream().anyMatch(method -> method.aal() == Aal.AAL2);
        if (first && second) {
            return Aal.AAL2;
        }
        return methods.isEmpty() ? Aal.AAL0 : Aal.AAL1;
    }
}
