package dev.gatehouse.identity.directory;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds people by what they type at sign-in: the hot path, which reads no more than it needs. */
public interface LoginNames {

    /**
     * Who an identifier names.
     *
     * @param passwordHash the hash of their password; absent when none is set
     */
    record Named(
            IdentityId identity,
            IdentityState state,
            @Nullable String passwordHash) {

        @Override
        public String toString() {
            return "Named[" + identity + "]";
        }
    }

    /** Who has this identifier for this kind of credential. Neither letter case nor spaces around it matter. */
    Optional<Named> find(ProjectId project, CredentialType type, String identifier);

    /** A name with which the identity can sign in by password; empty when it has set none. */
    Optional<String> passwordName(ProjectId project, IdentityId identity);
}
