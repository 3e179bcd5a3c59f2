package dev.gatehouse.oauth2.client;

import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Repository;

/** Clients in PostgreSQL, by JPA. */
@Repository
class JpaClientStore implements ClientStore {

    private final ClientRows rows;
    private final ClientJson json;

    JpaClientStore(ClientRows rows, ClientJson json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public void add(ProjectId project, Client client) {
        ClientRow row = new ClientRow();
        row.key = key(project, client.id());
        row.createdAt = client.createdAt();
        fill(row, client);
        rows.save(row);
    }

    @Override
    public Optional<Client> change(ProjectId project, ClientId id, UnaryOperator<Client> change) {
        return rows.findAndLock(key(project, id)).map(row -> {
            Client changed = change.apply(client(row));
            fill(row, changed);
            return changed;
        });
    }

    @Override
    public boolean remove(ProjectId project, ClientId id) {
        return rows.remove(key(project, id)) == 1;
    }

    private void fill(ClientRow row, Client client) {
        row.name = client.metadata().name();
        row.owner = client.metadata().owner();
        row.metadata = json.write(client.metadata());
        row.lifespans = json.write(client.lifespans());
        row.secretHash = client.secretHash();
        row.registrationDigest = client.registrationToken() == null
                ? null
                : client.registrationToken().bytes();
        row.updatedAt = client.updatedAt();
    }

    @Override
    public Optional<Client> find(ProjectId project, ClientId id) {
        return rows.findById(key(project, id)).map(this::client);
    }

    private Client client(ClientRow row) {
        return new Client(
                new ClientId(row.key.id()),
                json.readMetadata(row.metadata),
                json.readLifespans(row.lifespans),
                row.secretHash,
                row.registrationDigest == null ? null : TokenDigest.stored(row.registrationDigest),
                row.createdAt,
                row.updatedAt);
    }

    private static ClientRow.Key key(ProjectId project, ClientId id) {
        return new ClientRow.Key(project.value(), id.value());
    }
}
