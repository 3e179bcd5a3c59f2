package dev.gatehouse.identity.directory;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.gatehouse.identity.directory.CredentialConfig.Connection;
import dev.gatehouse.identity.directory.IdentityDraft.ImportedPassword;
import dev.gatehouse.identity.directory.IdentityDraft.KnownAddress;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.wire.JsonValue;
import dev.gatehouse.platform.secret.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.JsonNodeFactory;

/** The body of a create, as the contract writes it: {@code adminCreateIdentityBody}. */
@JsonNaming(SnakeCaseStrategy.class)
record IdentityRequest(
        @Nullable String schemaId,
        @Nullable JsonNode traits,
        @Nullable String state,
        @Nullable JsonNode metadataPublic,
        @Nullable JsonNode metadataAdmin,
        @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<Verifiable> verifiableAddresses,
        @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<Recovery> recoveryAddresses,
        @Nullable Credentials credentials) {

    @JsonNaming(SnakeCaseStrategy.class)
    record Verifiable(
            @Nullable String id,
            @Nullable String value,
            @Nullable String via,
            @Nullable Boolean verified,
            @Nullable String status,
            @Nullable Instant verifiedAt,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {

        KnownAddress known() {
            if (value == null || via == null) {
                throw IdentityProblems.malformed("A verifiable address has a value and a via.");
            }
            VerifiableAddress.Status known = status == null
                    ? Boolean.TRUE.equals(verified)
                            ? VerifiableAddress.Status.COMPLETED
                            : VerifiableAddress.Status.PENDING
                    : VerifiableAddress.Status.find(status)
                            .orElseThrow(() -> IdentityProblems.malformed(
                                    "The status of a verifiable address is pending, sent or completed."));
            return new KnownAddress(value, via, Boolean.TRUE.equals(verified), known, verifiedAt);
        }
    }

    /** Recovery addresses come from the traits alone; those of a body are read so that nonsense is refused. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Recovery(
            @Nullable String id,
            @Nullable String value,
            @Nullable String via,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}

    record Credentials(
            @Nullable Password password, @Nullable Oidc oidc) {}

    record Password(@Nullable PasswordConfig config) {

        ImportedPassword imported() {
            if (config != null && config.hashedPassword != null && !config.hashedPassword.isEmpty()) {
                return new ImportedPassword.Hashed(config.hashedPassword);
            }
            if (config != null && config.password != null && !config.password.isEmpty()) {
                return new ImportedPassword.Plain(new Secret(config.password));
            }
            throw IdentityProblems.malformed("An imported password is given as password or as hashed_password.");
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record PasswordConfig(
            @Nullable String password, @Nullable String hashedPassword) {}

    record Oidc(@Nullable OidcConfig config) {

        List<Connection> connections() {
            return config == null || config.providers == null
                    ? List.of()
                    : config.providers.stream().map(Provider::imported).toList();
        }
    }

    record OidcConfig(
            @Nullable PasswordConfig config,
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<Provider> providers) {}

    record Provider(@Nullable String provider, @Nullable String subject) {

        Connection imported() {
            if (provider == null || provider.isEmpty() || subject == null || subject.isEmpty()) {
                throw IdentityProblems.malformed("A connection to a provider has a provider and a subject.");
            }
            return new Connection(provider, subject);
        }
    }

    IdentityDraft draft() {
        JsonNode given = traits == null || traits.isNull() ? JsonNodeFactory.instance.objectNode() : traits;
        if (!given.isObject()) {
            throw IdentityProblems.malformed("The traits of an identity are an object.");
        }
        Password password = credentials == null ? null : credentials.password;
        Oidc oidc = credentials == null ? null : credentials.oidc;
        return new IdentityDraft(
                schemaId == null ? "" : schemaId,
                new JsonValue(given),
                stateOf(),
                orNull(metadataPublic),
                orNull(metadataAdmin),
                verifiableAddresses == null
                        ? List.of()
                        : verifiableAddresses.stream().map(Verifiable::known).toList(),
                password == null ? null : password.imported(),
                oidc == null ? List.of() : oidc.connections());
    }

    private IdentityState stateOf() {
        return state == null || state.isEmpty()
                ? IdentityState.ACTIVE
                : IdentityState.find(state)
                        .orElseThrow(() -> IdentityProblems.malformed("identity state is not valid"));
    }

    private static JsonValue orNull(@Nullable JsonNode value) {
        return value == null ? JsonValue.NULL : new JsonValue(value);
    }
}
