package dev.gatehouse.oauth2.client;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The statements on {@code oauth2.clients}. */
interface ClientRows extends Repository<ClientRow, ClientRow.Key> {

    ClientRow save(ClientRow row);

    Optional<ClientRow> findById(ClientRow.Key key);
}
