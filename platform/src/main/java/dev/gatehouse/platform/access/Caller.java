package dev.gatehouse.platform.access;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.UUID;

/** The credential of the control or administrative plane that a request carried, after the gateway verified it. */
public sealed interface Caller {

    /** No such credential; end users with a session, and clients with their own, look like this to the gateway. */
    record Anonymous() implements Caller {}

    /** The operator of the installation, by its bootstrap token: may make projects and owns every project. */
    record Operator() implements Caller {}

    /**
     * The holder of a project's token.
     *
     * @param token the id of the token, never its value
     * @param project the only project it is valid for
     */
    record ProjectToken(UUID token, ProjectId project) implements Caller {}

    /**
     * An operator who signed in to the console project; rights over a project are by role.
     *
     * @param identity the identity in the console project
     */
    record ConsoleIdentity(UUID identity) implements Caller {}

    /** Another part of the installation, asking on its own behalf: only internal paths accept it. */
    record Service(String name) implements Caller {}

    /** The one without a credential. */
    Caller ANONYMOUS = new Anonymous();
}
