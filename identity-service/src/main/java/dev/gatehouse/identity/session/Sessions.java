package dev.gatehouse.identity.session;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.configuration.RequiredAal;
import dev.gatehouse.identity.directory.IdentityId;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.platform.secret.RandomTokens;
import dev.gatehouse.platform.secret.TokenDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Opens sessions, and finds those that are open (identity.md §5). */
@Service
public class Sessions {

    private static final int TOKEN_LENGTH = 32;

    private final SessionStore store;
    private final RandomTokens tokens;
    private final Clock clock;

    Sessions(SessionStore store, RandomTokens tokens, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The session that a token opens. Without credential, with an unknown one or an ended one it is all the same: empty. */
    public Optional<OpenSession> find(Realm realm, SessionToken token) {
        return store.findOpen(realm.project(), TokenDigest.of(token.reveal()), clock.instant());
    }

    /** Opens a new session for somebody who gave a proof. The token is never seen again. */
    public SessionToken open(Realm realm, IdentityId owner, AuthenticationMethod proof) {
        Instant now = proof.completedAt();
        Session session = new Session(
                new SessionId(UUID.randomUUID()),
                owner,
                true,
                List.of(proof),
                now,
                now,
                now.plus(realm.configuration().session().lifespan()));
        SessionToken token = new SessionToken(tokens.alphanumeric(TOKEN_LENGTH));
        store.insert(realm.project(), session, TokenDigest.of(token.reveal()));
        return token;
    }

    /** Adds a proof by the owner of a session and starts its time anew; false when it ended meanwhile. */
    public boolean renew(Realm realm, Session session, AuthenticationMethod proof) {
        Instant now = proof.completedAt();
        List<AuthenticationMethod> proofs = new ArrayList<>(session.methods());
        proofs.add(proof);
        Session renewed = new Session(
                session.id(),
                session.identity(),
                true,
                proofs,
                now,
                now,
                now.plus(realm.configuration().session().lifespan()));
        return store.renew(realm.project(), renewed, now);
    }

    /** The owner's other live sessions, the newest first. */
    List<Session> others(Realm realm, OpenSession current, long offset, int limit) {
        return store.listOthers(
                realm.project(), current.identity().id(), current.session().id(), clock.instant(), offset, limit);
    }

    /** Signs the owner out everywhere else; how many sessions that were. */
    int endOthers(Realm realm, OpenSession current) {
        return store.endOthers(
                realm.project(), current.identity().id(), current.session().id(), clock.instant());
    }

    /** Signs the owner out in one other place. The session of somebody else, or none, is left alone without a word. */
    void end(Realm realm, OpenSession current, SessionId session) {
        if (session.equals(current.session().id())) {
            throw IdentityProblems.currentSession();
        }
        store.end(realm.project(), current.identity().id(), session);
    }

    /** The time of a proof that is given now, as exact as it is stored. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether a session gives less assurance than {@code whoami} demands of it. */
    public static boolean insufficient(Realm realm, OpenSession session) {
        return realm.configuration().session().requiredAal() == RequiredAal.HIGHEST_AVAILABLE
                && session.belowAvailable();
    }
}
