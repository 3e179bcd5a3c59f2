package dev.gatehouse.oauth2.client;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where clients are kept. */
interface ClientStore {

    /** Keeps a new client. */
    void add(ProjectId project, Client client);

    /** The client of that id, if this project has one. */
    Optional<Client> find(ProjectId project, ClientId id);

    /** Changes a client while nobody else does; empty when there is none. */
    Optional<Client> change(ProjectId project, ClientId id, UnaryOperator<Client> change);

    /** Removes the client and with it whatever depends on it; false when there is none. */
    boolean remove(ProjectId project, ClientId id);
}
