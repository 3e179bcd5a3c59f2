package dev.gatehouse.oauth2.client;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Hashing;
import dev.gatehouse.oauth2.protocol.OAuth2Problems;
import dev.gatehouse.oauth2.protocol.OpaqueTokens;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Registers clients and finds them again. */
@Service
public class Clients {

    private static final String PUBLIC = "public";

    private final ClientStore store;
    private final ClientRules rules;
    private final ClientSecrets secrets;
    private final OpaqueTokens tokens;
    private final Configurations<OAuth2Configuration> configurations;
    private final TransactionOperations transactions;
    private final Clock clock;

    Clients(
            ClientStore store,
            ClientRules rules,
            ClientSecrets secrets,
            OpaqueTokens tokens,
            Configurations<OAuth2Configuration> configurations,
            TransactionOperations transactions,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.secrets = secrets;
        this.tokens = tokens;
        this.configurations = configurations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Registers a client as an administrator describes it. */
    Registration create(Tenant tenant, ClientRequest request) {
        if (!request.id().isEmpty()) {
            throw OAuth2Problems.malformed("The id of a client is made by the server and cannot be chosen.");
        }
        OAuth2Configuration configuration = configurations.of(tenant);
        ClientMetadata metadata = withDefaults(request.metadata(), configuration);
        rules.check(metadata, configuration);
        checkChosen(request.secret(), configuration.hashing());

        Secret secret = request.secret() == null ? secrets.generate() : request.secret();
        OpaqueTokens.Issued registrationToken =
                tokens.issue(OpaqueTokens.Kind.ACCESS_TOKEN, configuration.systemSecrets());
        Instant now = now();
        Client client = new Client(
                ClientId.random(),
                metadata,
                request.lifespans(),
                secrets.hash(secret, configuration.hashing()),
                registrationToken.digest(),
                now,
                now);
        // Begun only now: hashing takes long, and a transaction would hold its connection meanwhile.
        transactions.executeWithoutResult(_ -> store.add(tenant.project(), client));
        return new Registration(
                client,
                client.isPublic() ? null : secret,
                new Secret(registrationToken.text()),
                configuration.publicBase(tenant) + "/oauth2/register/" + client.id());
    }

    /**
     * Describes a client anew: what is left out is back at its default. Only the secret stays when none is sent, and what the server
     * gave the client: its id, the time it was made, and the token of its registration.
     */
    Client replace(Tenant tenant, String id, ClientRequest request) {
        Client known = require(tenant, id);
        OAuth2Configuration configuration = configurations.of(tenant);
        ClientMetadata metadata = withDefaults(request.metadata(), configuration);
        rules.check(metadata, configuration);
        checkChosen(request.secret(), configuration.hashing());
        String hash = request.secret() == null ? null : secrets.hash(request.secret(), configuration.hashing());
        return change(tenant, known.id(), current -> current.with(metadata, request.lifespans(), hash, now()));
    }

    /** Gives a client lifetimes of its own in place of all it had. */
    Client replaceLifespans(Tenant tenant, String id, Lifespans lifespans) {
        ClientId known = ClientId.find(id).orElseThrow(OAuth2Problems::notFound);
        return change(tenant, known, current -> current.with(lifespans, now()));
    }

    /** Removes a client; its tokens are dead at once. */
    void remove(Tenant tenant, String id) {
        boolean removed = ClientId.find(id)
                .map(known -> transactions.execute(_ -> store.remove(tenant.project(), known)))
                .orElse(false);
        if (!removed) {
            throw OAuth2Problems.notFound();
        }
    }

    /** The client an administrator asks for. */
    Client require(Tenant tenant, String id) {
        return ClientId.find(id)
                .flatMap(known -> store.find(tenant.project(), known))
                .orElseThrow(OAuth2Problems::notFound);
    }

    /** The client that a token belongs to or that presents itself, if there still is one. */
    public Optional<Client> find(ProjectId project, ClientId id) {
        return store.find(project, id);
    }

    /** Whether the secret is the client's. */
    public boolean authenticates(ProjectId project, Client client, Secret presented) {
        return secrets.verify(project, client.id(), presented, client.secretHash());
    }

    /** Spends the time of {@link #authenticates} on a client that does not exist. */
    public void refuseUnknown(Secret presented, Hashing hashing) {
        secrets.refuseSlowly(presented, hashing);
    }

    private Client change(Tenant tenant, ClientId id, UnaryOperator<Client> change) {
        Optional<Client> changed = transactions.execute(_ -> store.change(tenant.project(), id, change));
        // Somebody may have removed it meanwhile.
        return Optional.ofNullable(changed).flatMap(found -> found).orElseThrow(OAuth2Problems::notFound);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void checkChosen(@Nullable Secret secret, Hashing hashing) {
        if (secret == null) {
            return;
        }
        if (!secrets.isLongEnough(secret)) {
            throw OAuth2Problems.invalidClientMetadata("The client_secret must have at least 6 characters.");
        }
        if (!secrets.fits(secret, hashing)) {
            throw OAuth2Problems.invalidClientMetadata("The client_secret must have at most 72 bytes.");
        }
    }

    private static ClientMetadata withDefaults(ClientMetadata metadata, OAuth2Configuration configuration) {
        List<String> subjectTypes = configuration.subjects().types();
        return metadata.withDefaults(
                String.join(" ", configuration.registration().defaultScope()),
                subjectTypes.contains(PUBLIC) || subjectTypes.isEmpty() ? PUBLIC : subjectTypes.getFirst());
    }
}
