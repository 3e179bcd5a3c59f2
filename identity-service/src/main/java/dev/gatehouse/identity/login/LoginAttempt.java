package dev.gatehouse.identity.login;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.flow.Flow;
import dev.gatehouse.identity.flow.Visit;

/** Somebody who sends the form of a flow. */
record LoginAttempt(Visit visit, Flow flow) {

    Realm realm() {
        return visit.realm();
    }
}
