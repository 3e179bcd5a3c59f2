package dev.gatehouse.oauth2.client;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The statements on {@code oauth2.clients}. */
interface ClientRows extends Repository<ClientRow, ClientRow.Key> {

    ClientRow save(ClientRow row);

    Optional<ClientRow> findById(ClientRow.Key key);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT client FROM OAuth2Client client WHERE client.key = :key")
    Optional<ClientRow> findAndLock(ClientRow.Key key);

    @Modifying
    @Query("DELETE FROM OAuth2Client client WHERE client.key = :key")
    int remove(ClientRow.Key key);
}
