package dev.gatehouse.identity.directory;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.List;
import java.util.Optional;

/** Keeps identities with everything that belongs to them. */
interface IdentityStore {

    /** Keeps a new identity; a {@link TakenException} when somebody else has one of its identifiers or addresses. */
    void insert(ProjectId project, Identity identity);

    /** The identity with all it owns. */
    Optional<Identity> find(ProjectId project, IdentityId id);

    /** A part of the list, the greatest id first, without credentials. */
    List<Identity> list(ProjectId project, long offset, int limit);

    long count(ProjectId project);

    /** An identifier or an address that belongs to somebody else. */
    final class TakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TakenException(Throwable cause) {
            super("An identifier or an address belongs to another identity.", cause);
        }
    }
}
