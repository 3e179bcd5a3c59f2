package dev.gatehouse.identity.session;

import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.directory.Identity;

/**
 * A live session with its owner.
 *
 * @param identity the owner, without credentials
 * @param available the level that the owner could reach
 */
public record OpenSession(Session session, Identity identity, Aal available) {

    /** Whether the owner could show more than was shown. */
    public boolean belowAvailable() {
        return !session.aal().atLeast(available);
    }
}
