package dev.gatehouse.identity.directory;

import dev.gatehouse.identity.wire.JsonBodies;
import dev.gatehouse.identity.wire.JsonValue;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JpaIdentityStore implements IdentityStore {

    /** What nobody shares with somebody else. */
    private static final Set<String> UNIQUE =
            Set.of("credential_identifiers_pk", "verifiable_addresses_value_key", "recovery_addresses_value_key");

    private final IdentityRows rows;
    private final JsonBodies json;

    JpaIdentityStore(IdentityRows rows, JsonBodies json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public void insert(ProjectId project, Identity identity) {
        try {
            rows.saveAndFlush(row(project, identity));
        } catch (DataIntegrityViolationException violation) {
            if (violation.getCause() instanceof ConstraintViolationException broken
                    && broken.getConstraintName() != null
                    && UNIQUE.contains(broken.getConstraintName())) {
                throw new TakenException(violation);
            }
            throw violation;
        }
    }

    @Override
    @Transactional(readOnly = true) // Three fetches fill one object, in one persistence context.
    public Optional<Identity> find(ProjectId project, IdentityId id) {
        List<UUID> only = List.of(id.value());
        return rows.findWithCredentials(new IdentityRow.Key(project.value(), id.value()))
                .map(row -> {
                    rows.fetchVerifiableAddresses(project.value(), only);
                    rows.fetchRecoveryAddresses(project.value(), only);
                    return identity(row, credentials(row));
                });
    }

    @Override
    @Transactional(readOnly = true) // Two fetches fill the same objects, in one persistence context.
    public List<Identity> list(ProjectId project, long offset, int limit) {
        List<UUID> ids = rows.findIds(project.value(), offset, limit);
        if (ids.isEmpty()) {
            return List.of();
        }
        rows.fetchVerifiableAddresses(project.value(), ids);
        return rows.fetchRecoveryAddresses(project.value(), ids).stream()
                .map(row -> identity(row, List.of()))
                .toList();
    }

    @Override
    public long count(ProjectId project) {
        return rows.count(project.value());
    }

    private IdentityRow row(ProjectId project, Identity identity) {
        IdentityRow row = new IdentityRow();
        row.key = new IdentityRow.Key(project.value(), identity.id().value());
        row.schemaId = identity.schemaId();
        row.traits = json.text(identity.traits());
        row.state = identity.state().text();
        row.stateChangedAt = identity.stateChangedAt();
        row.metadataPublic = textOf(identity.metadataPublic());
        row.metadataAdmin = textOf(identity.metadataAdmin());
        row.availableAal = identity.availableAal().text();
        row.createdAt = identity.createdAt();
        row.updatedAt = identity.updatedAt();
        identity.verifiableAddresses().forEach(address -> row.verifiableAddresses.add(row(row, address)));
        identity.recoveryAddresses().forEach(address -> row.recoveryAddresses.add(row(row, address)));
        identity.credentials().forEach(credential -> row.credentials.add(row(row, credential)));
        return row;
    }

    private static VerifiableAddressRow row(IdentityRow owner, VerifiableAddress address) {
        VerifiableAddressRow row = new VerifiableAddressRow();
        row.key = new IdentityRow.Key(owner.key.projectId(), address.id());
        row.identityId = owner.key.id();
        row.identity = owner;
        row.via = address.via();
        row.value = address.value();
        row.verified = address.verified();
        row.status = address.status().text();
        row.verifiedAt = address.verifiedAt();
        row.createdAt = address.createdAt();
        row.updatedAt = address.updatedAt();
        return row;
    }

    private static RecoveryAddressRow row(IdentityRow owner, RecoveryAddress address) {
        RecoveryAddressRow row = new RecoveryAddressRow();
        row.key = new IdentityRow.Key(owner.key.projectId(), address.id());
        row.identityId = owner.key.id();
        row.identity = owner;
        row.via = address.via();
        row.value = address.value();
        row.createdAt = address.createdAt();
        row.updatedAt = address.updatedAt();
        return row;
    }

    private CredentialRow row(IdentityRow owner, Credential credential) {
        CredentialRow row = new CredentialRow();
        row.key = new CredentialRow.Key(
                owner.key.projectId(), owner.key.id(), credential.type().text());
        row.identity = owner;
        row.identifiers.addAll(credential.identifiers());
        row.config = json.text(CredentialConfigJson.write(credential.config()));
        row.version = credential.version();
        row.createdAt = credential.createdAt();
        row.updatedAt = credential.updatedAt();
        return row;
    }

    private Identity identity(IdentityRow row, List<Credential> credentials) {
        return new Identity(
                new IdentityId(row.key.id()),
                row.schemaId,
                json.stored(row.traits),
                IdentityState.find(row.state).orElseThrow(),
                row.stateChangedAt,
                jsonOf(row.metadataPublic),
                jsonOf(row.metadataAdmin),
                row.verifiableAddresses.stream()
                        .map(JpaIdentityStore::address)
                        .sorted(Comparator.comparing(VerifiableAddress::createdAt)
                                .thenComparing(VerifiableAddress::value))
                        .toList(),
                row.recoveryAddresses.stream()
                        .map(JpaIdentityStore::address)
                        .sorted(Comparator.comparing(RecoveryAddress::createdAt).thenComparing(RecoveryAddress::value))
                        .toList(),
                credentials,
                row.createdAt,
                row.updatedAt);
    }

    private static VerifiableAddress address(VerifiableAddressRow row) {
        return new VerifiableAddress(
                row.key.id(),
                row.value,
                row.verified,
                row.via,
                VerifiableAddress.Status.find(row.status).orElseThrow(),
                row.verifiedAt,
                row.createdAt,
                row.updatedAt);
    }

    private static RecoveryAddress address(RecoveryAddressRow row) {
        return new RecoveryAddress(row.key.id(), row.value, row.via, row.createdAt, row.updatedAt);
    }

    private List<Credential> credentials(IdentityRow row) {
        return row.credentials.stream()
                .map(one -> new Credential(
                        one.identifiers.stream().sorted().toList(),
                        CredentialConfigJson.read(CredentialType.of(one.key.type()), json.stored(one.config)),
                        one.version,
                        one.createdAt,
                        one.updatedAt))
                .sorted(Comparator.comparing(Credential::type))
                .toList();
    }

    private @Nullable String textOf(JsonValue value) {
        return value.isNull() ? null : json.text(value);
    }

    private JsonValue jsonOf(@Nullable String text) {
        return text == null ? JsonValue.NULL : json.stored(text);
    }
}
