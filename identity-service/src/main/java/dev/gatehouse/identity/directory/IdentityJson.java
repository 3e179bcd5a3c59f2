package dev.gatehouse.identity.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.wire.JsonValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An identity on the wire (identity.md §1.1).
 *
 * @param metadataPublic is written as null when unset
 * @param metadataAdmin absent where no administrator reads
 */
@JsonNaming(SnakeCaseStrategy.class)
public record IdentityJson(
        UUID id,
        @Nullable Map<String, CredentialView> credentials,
        String schemaId,
        String schemaUrl,
        IdentityState state,
        Instant stateChangedAt,
        JsonValue traits,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AddressView> verifiableAddresses,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RecoveryView> recoveryAddresses,
        JsonValue metadataPublic,
        @Nullable JsonValue metadataAdmin,
        Instant createdAt,
        Instant updatedAt) {

    @JsonNaming(SnakeCaseStrategy.class)
    record CredentialView(
            CredentialType type,
            List<String> identifiers,
            @Nullable JsonValue config,
            int version,
            Instant createdAt,
            Instant updatedAt) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record AddressView(
            UUID id,
            String value,
            boolean verified,
            String via,
            VerifiableAddress.Status status,
            @JsonProperty("verified_at") @Nullable Instant verifiedAt,
            Instant createdAt,
            Instant updatedAt) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record RecoveryView(UUID id, String value, String via, Instant createdAt, Instant updatedAt) {}

    /** What a person sees of themselves. */
    public static IdentityJson own(Realm realm, Identity identity) {
        return of(realm, identity, null, null);
    }

    /** What a list shows an administrator. */
    static IdentityJson listed(Realm realm, Identity identity) {
        requireSchema(realm, identity);
        return of(realm, identity, null, null);
    }

    /** What an administrator sees right after making it: unset metadata is left out. */
    static IdentityJson created(Realm realm, Identity identity) {
        JsonValue admin = identity.metadataAdmin();
        return of(realm, identity, credentials(identity, Set.of()), admin.isNull() ? null : admin);
    }

    /**
     * What an administrator reads.
     *
     * @param open the kinds of credentials whose config is shown
     */
    static IdentityJson read(Realm realm, Identity identity, Set<CredentialType> open) {
        requireSchema(realm, identity);
        return of(realm, identity, credentials(identity, open), identity.metadataAdmin());
    }

    private static void requireSchema(Realm realm, Identity identity) {
        if (realm.configuration().schemas().find(identity.schemaId()).isEmpty()) {
            throw IdentityProblems.schemaRemoved(identity.schemaId());
        }
    }

    private static IdentityJson of(
            Realm realm,
            Identity identity,
            @Nullable Map<String, CredentialView> credentials,
            @Nullable JsonValue metadataAdmin) {
        return new IdentityJson(
                identity.id().value(),
                credentials,
                identity.schemaId(),
                realm.schemaUrl(identity.schemaId()),
                identity.state(),
                identity.stateChangedAt(),
                identity.traits(),
                identity.verifiableAddresses().stream()
                        .map(one -> new AddressView(
                                one.id(),
                                one.value(),
                                one.verified(),
                                one.via(),
                                one.status(),
                                one.verifiedAt(),
                                one.createdAt(),
                                one.updatedAt()))
                        .toList(),
                identity.recoveryAddresses().stream()
                        .map(one ->
                                new RecoveryView(one.id(), one.value(), one.via(), one.createdAt(), one.updatedAt()))
                        .toList(),
                identity.metadataPublic(),
                metadataAdmin,
                identity.createdAt(),
                identity.updatedAt());
    }

    private static Map<String, CredentialView> credentials(Identity identity, Set<CredentialType> open) {
        Map<String, CredentialView> views = new LinkedHashMap<>();
        for (Credential one : identity.credentials()) {
            views.put(
                    one.type().text(),
                    new CredentialView(
                            one.type(),
                            one.identifiers(),
                            open.contains(one.type()) ? CredentialConfigJson.write(one.config()) : null,
                            one.version(),
                            one.createdAt(),
                            one.updatedAt()));
        }
        return views;
    }
}
