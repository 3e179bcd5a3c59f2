package dev.gatehouse.identity.directory;

import dev.gatehouse.identity.directory.CredentialConfig.Connection;
import dev.gatehouse.identity.wire.JsonValue;
import dev.gatehouse.platform.secret.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An identity as an administrator asks for it.
 *
 * @param schemaId empty for the project's default
 * @param addresses what is already known of addresses that the traits hold
 * @param password absent to let the person set one by recovery
 */
record IdentityDraft(
        String schemaId,
        JsonValue traits,
        IdentityState state,
        JsonValue metadataPublic,
        JsonValue metadataAdmin,
        List<KnownAddress> addresses,
        @Nullable ImportedPassword password,
        List<Connection> connections) {

    /** An address that was verified elsewhere. */
    record KnownAddress(
            String value,
            String via,
            boolean verified,
            VerifiableAddress.Status status,
            @Nullable Instant verifiedAt) {}

    /** A password that is brought along. */
    sealed interface ImportedPassword {

        record Plain(Secret password) implements ImportedPassword {}

        record Hashed(String hash) implements ImportedPassword {

            @Override
            public String toString() {
                return "Hashed[hidden]";
            }
        }
    }

    IdentityDraft {
        addresses = List.copyOf(addresses);
        connections = List.copyOf(connections);
    }
}
