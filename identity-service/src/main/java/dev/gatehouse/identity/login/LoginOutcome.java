package dev.gatehouse.identity.login;

import dev.gatehouse.identity.flow.Flow;
import dev.gatehouse.identity.session.OpenSession;
import dev.gatehouse.identity.session.SessionToken;

/** What came of sending the form of a login flow. */
sealed interface LoginOutcome {

    /**
     * Somebody is signed in.
     *
     * @param method by which
     * @param fresh whether this is another session than before, so that what the browser held is no longer good
     */
    record SignedIn(OpenSession session, SessionToken token, String method, boolean fresh) implements LoginOutcome {}

    /** The form says what is wrong. */
    record Refused(Flow flow) implements LoginOutcome {}

    /** The flow was too old, and another has taken its place. */
    record Replaced(Flow expired, Flow replacement) implements LoginOutcome {}

    /** A page was sent by somebody who is signed in already. */
    record AlreadySignedIn() implements LoginOutcome {}
}
