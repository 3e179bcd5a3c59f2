package dev.gatehouse.identity.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.directory.IdentityJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A session on the wire (identity.md §1.1).
 *
 * @param identity null while a second factor is outstanding
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SessionJson(
        UUID id,
        boolean active,
        Instant expiresAt,
        Instant authenticatedAt,
        Aal authenticatorAssuranceLevel,
        List<AuthenticationMethod> authenticationMethods,
        Instant issuedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable IdentityJson identity) {

    /** A session with its owner. */
    public static SessionJson of(Realm realm, OpenSession open) {
        return of(open.session(), IdentityJson.own(realm, open.identity()));
    }

    /** Another session of the same owner. */
    static SessionJson of(Realm realm, OpenSession current, Session other) {
        return of(other, IdentityJson.own(realm, current.identity()));
    }

    /** A session that does not tell its owner yet. */
    public static SessionJson withoutIdentity(OpenSession open) {
        return of(open.session(), null);
    }

    private static SessionJson of(Session session, @Nullable IdentityJson identity) {
        return new SessionJson(
                session.id().value(),
                session.active(),
                session.expiresAt(),
                session.authenticatedAt(),
                session.aal(),
                session.methods(),
                session.issuedAt(),
                identity);
    }
}
