package dev.gatehouse.identity.directory;

import dev.gatehouse.identity.wire.JsonValue;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The configuration of credentials as it is stored, and shown to administrators (identity.md §13). */
final class CredentialConfigJson {

    private static final String HASH = "hashed_password";
    private static final String PROVIDERS = "providers";

    private CredentialConfigJson() {}

    static JsonValue write(CredentialConfig config) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (config) {
            case CredentialConfig.Password password -> password.known().ifPresent(hash -> json.put(HASH, hash));
            case CredentialConfig.Oidc(List<CredentialConfig.Connection> connections) -> {
                ArrayNode providers = json.putArray(PROVIDERS);
                // Nobody signed in by them yet, so there are no tokens of the provider.
                connections.forEach(connection -> providers
                        .addObject()
                        .put("subject", connection.subject())
                        .put("provider", connection.provider())
                        .put("initial_id_token", "")
                        .put("initial_access_token", "")
                        .put("initial_refresh_token", ""));
            }
            case CredentialConfig.WebAuthn _ -> {
                // Nothing but the name is kept.
            }
        }
        return new JsonValue(json);
    }

    static CredentialConfig read(CredentialType type, JsonValue stored) {
        JsonNode json = stored.node();
        return switch (type) {
            case PASSWORD ->
                new CredentialConfig.Password(
                        json.path(HASH).isString() ? json.path(HASH).stringValue() : null);
            case OIDC ->
                new CredentialConfig.Oidc(json.path(PROVIDERS)
                        .valueStream()
                        .map(one -> new CredentialConfig.Connection(
                                one.path("provider").asString(),
                                one.path("subject").asString()))
                        .toList());
            case WEBAUTHN -> new CredentialConfig.WebAuthn();
        };
    }
}
