package dev.gatehouse.oauth2.client;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Optional;

/** Where clients are kept. */
interface ClientStore {

    /** Keeps a new client. */
    void add(ProjectId project, Client client);

    /** The client of that id, if this project has one. */
    Optional<Client> find(ProjectId project, ClientId id);
}
