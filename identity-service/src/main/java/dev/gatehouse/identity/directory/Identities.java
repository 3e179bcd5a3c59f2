package dev.gatehouse.identity.directory;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.directory.CredentialConfig.Connection;
import dev.gatehouse.identity.directory.IdentityDraft.ImportedPassword;
import dev.gatehouse.identity.directory.IdentityDraft.KnownAddress;
import dev.gatehouse.identity.password.Passwords;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.schema.Assessment;
import dev.gatehouse.identity.schema.IdentitySchema;
import dev.gatehouse.identity.schema.IdentitySchemas;
import dev.gatehouse.identity.schema.TraitRole;
import dev.gatehouse.platform.event.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Makes and finds identities. */
@Service
class Identities {

    /** What followers of {@code identity.created} are told. */
    record IdentityCreated(UUID id) {}

    private final IdentityStore store;
    private final IdentitySchemas schemas;
    private final Passwords passwords;
    private final EventLog events;
    private final TransactionOperations transaction;
    private final Clock clock;

    Identities(
            IdentityStore store,
            IdentitySchemas schemas,
            Passwords passwords,
            @Qualifier("identityEvents") EventLog events,
            TransactionOperations transaction,
            Clock clock) {
        this.store = store;
        this.schemas = schemas;
        this.passwords = passwords;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes an identity: traits by its schema, identifiers and addresses from its traits. Sends nothing to anybody. */
    Identity create(Realm realm, IdentityDraft draft) {
        String schemaId =
                draft.schemaId().isEmpty() ? realm.configuration().schemas().defaultId() : draft.schemaId();
        IdentitySchema schema =
                schemas.find(realm, schemaId).orElseThrow(() -> IdentityProblems.schemaNotConfigured(schemaId));
        Assessment assessment = schema.assess(draft.traits());
        if (!assessment.valid()) {
            throw IdentityProblems.malformed(assessment.reason());
        }
        // What PostgreSQL keeps, so that the answer to the create and every later one agree.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Identity identity = new Identity(
                IdentityId.random(),
                schemaId,
                draft.traits(),
                draft.state(),
                now,
                draft.metadataPublic(),
                draft.metadataAdmin(),
                verifiable(assessment, draft.addresses(), now),
                recovery(assessment, now),
                credentials(realm, assessment, draft, now),
                now,
                now);
        try {
            // Begun after the password was hashed, which takes longer than all the rest.
            transaction.executeWithoutResult(_ -> {
                store.insert(realm.project(), identity);
                events.append(
                        realm.project(),
                        "identity.created",
                        new IdentityCreated(identity.id().value()));
            });
        } catch (IdentityStore.TakenException _) {
            throw IdentityProblems.taken();
        }
        return identity;
    }

    Optional<Identity> find(Realm realm, IdentityId id) {
        return store.find(realm.project(), id);
    }

    List<Identity> list(Realm realm, long offset, int limit) {
        return store.list(realm.project(), offset, limit);
    }

    long count(Realm realm) {
        return store.count(realm.project());
    }

    private static List<VerifiableAddress> verifiable(Assessment assessment, List<KnownAddress> known, Instant now) {
        return assessment.roles(TraitRole.Verifiable.class).stream()
                .map(role -> known.stream()
                        .filter(address -> address.via().equals(role.via())
                                && address.value()
                                        .strip()
                                        .toLowerCase(Locale.ROOT)
                                        .equals(role.value()))
                        .findFirst()
                        .map(address -> new VerifiableAddress(
                                UUID.randomUUID(),
                                role.value(),
                                address.verified(),
                                role.via(),
                                address.status(),
                                address.verifiedAt(),
                                now,
                                now))
                        .orElseGet(() -> new VerifiableAddress(
                                UUID.randomUUID(),
                                role.value(),
                                false,
                                role.via(),
                                VerifiableAddress.Status.PENDING,
                                null,
                                now,
                                now)))
                .toList();
    }

    private static List<RecoveryAddress> recovery(Assessment assessment, Instant now) {
        return assessment.roles(TraitRole.Recovery.class).stream()
                .map(role -> new RecoveryAddress(UUID.randomUUID(), role.value(), role.via(), now, now))
                .toList();
    }

    /** Credentials exist for every identifier, used or not: that reserves it for its owner. */
    private List<Credential> credentials(Realm realm, Assessment assessment, IdentityDraft draft, Instant now) {
        List<Credential> credentials = new ArrayList<>();
        List<String> names = names(assessment, TraitRole.PasswordIdentifier.class);
        ImportedPassword password = draft.password();
        if (!names.isEmpty() || password != null) {
            String hash = password == null ? null : hash(realm, password);
            credentials.add(new Credential(names, new CredentialConfig.Password(hash), 0, now, now));
        }
        List<String> keyNames = names(assessment, TraitRole.WebAuthnIdentifier.class);
        if (!keyNames.isEmpty()) {
            credentials.add(new Credential(keyNames, new CredentialConfig.WebAuthn(), 0, now, now));
        }
        List<Connection> connections = draft.connections();
        if (!connections.isEmpty()) {
            List<String> identifiers =
                    connections.stream().map(Connection::identifier).distinct().toList();
            credentials.add(new Credential(identifiers, new CredentialConfig.Oidc(connections), 0, now, now));
        }
        return credentials;
    }

    private static <R extends TraitRole> List<String> names(Assessment assessment, Class<R> role) {
        return assessment.roles(role).stream().map(TraitRole::value).toList();
    }

    private String hash(Realm realm, ImportedPassword password) {
        return switch (password) {
            case ImportedPassword.Plain plain ->
                passwords.hash(realm.configuration().hasher(), plain.password());
            case ImportedPassword.Hashed(String hash) -> {
                if (!passwords.readable(hash)) {
                    throw IdentityProblems.malformed("The imported password does not match any known hash format.");
                }
                yield hash;
            }
        };
    }
}
