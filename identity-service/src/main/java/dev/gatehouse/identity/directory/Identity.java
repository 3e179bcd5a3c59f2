package dev.gatehouse.identity.directory;

import dev.gatehouse.identity.wire.JsonValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A person, or whatever else signs in.
 *
 * @param traits what the schema describes, as it was written
 * @param metadataPublic what the person can see and not change; a JSON null when unset
 * @param metadataAdmin what only administrators see; a JSON null when unset
 * @param credentials empty where they were not asked for
 */
public record Identity(
        IdentityId id,
        String schemaId,
        JsonValue traits,
        IdentityState state,
        Instant stateChangedAt,
        JsonValue metadataPublic,
        JsonValue metadataAdmin,
        List<VerifiableAddress> verifiableAddresses,
        List<RecoveryAddress> recoveryAddresses,
        List<Credential> credentials,
        Instant createdAt,
        Instant updatedAt) {

    public Identity {
        verifiableAddresses = List.copyOf(verifiableAddresses);
        recoveryAddresses = List.copyOf(recoveryAddresses);
        credentials = List.copyOf(credentials);
    }

    /** The same with its addresses. */
    public Identity with(List<VerifiableAddress> verifiable, List<RecoveryAddress> recovery) {
        return new Identity(
                id,
                schemaId,
                traits,
                state,
                stateChangedAt,
                metadataPublic,
                metadataAdmin,
                verifiable,
                recovery,
                credentials,
                createdAt,
                updatedAt);
    }

    /** The credential of one kind. */
    public Optional<Credential> credential(CredentialType type) {
        return credentials.stream().filter(one -> one.type() == type).findFirst();
    }

    /** The highest level that the identity can reach with what it has set up. */
    Aal availableAal() {
        return credentials.stream()
                .map(credential -> credential.config().contributes())
                .max(Comparator.naturalOrder())
                .orElse(Aal.AAL0);
    }
}
