package dev.gatehouse.identity.session;

import dev.gatehouse.identity.directory.IdentityId;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps sessions under the digests of their tokens. */
interface SessionStore {

    void insert(ProjectId project, Session session, TokenDigest token);

    /** The live session that a token opens: neither ended nor expired, of an identity that is active. One statement. */
    Optional<OpenSession> findOpen(ProjectId project, TokenDigest token, Instant now);

    /** Notes another proof, and starts the session's time anew; false when it has ended meanwhile. */
    boolean renew(ProjectId project, Session renewed, Instant now);

    /** A part of the live sessions of an identity but one, the newest first. */
    List<Session> listOthers(
            ProjectId project, IdentityId identity, SessionId except, Instant now, long offset, int limit);

    /** Ends the live sessions of an identity but one; how many that were. */
    int endOthers(ProjectId project, IdentityId identity, SessionId except, Instant now);

    /** Ends one session, if it is one of this identity. */
    void end(ProjectId project, IdentityId identity, SessionId session);
}
