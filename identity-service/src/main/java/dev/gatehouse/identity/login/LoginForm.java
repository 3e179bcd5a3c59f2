package dev.gatehouse.identity.login;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.flow.FlowType;
import dev.gatehouse.identity.session.OpenSession;
import java.util.Optional;

/**
 * The form that a method adds to.
 *
 * @param refresh whether somebody who is signed in confirms it
 * @param aal the level that is asked for
 * @param session the session that is confirmed or raised
 */
record LoginForm(Realm realm, FlowType type, boolean refresh, Aal aal, Optional<OpenSession> session) {}
