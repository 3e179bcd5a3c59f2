package dev.gatehouse.identity.directory;

import java.time.Instant;
import java.util.List;

/**
 * Everything of one kind that an identity can sign in with.
 *
 * @param identifiers the names under which it is found, which nobody else has
 * @param version the version of the form of its configuration
 */
public record Credential(
        List<String> identifiers, CredentialConfig config, int version, Instant createdAt, Instant updatedAt) {

    public Credential {
        identifiers = List.copyOf(identifiers);
    }

    public CredentialType type() {
        return config.type();
    }
}
