package dev.gatehouse.project.settings;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.secret.RandomTokens;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the secrets that every project has of its own: what signs and encrypts cookies, tokens and stored credentials. */
public final class JsonProjectSecrets {

    // Two hundred and more bits of randomness each; a cipher secret is the key itself, so it has the length of one.
    private static final int LENGTH = 48;
    private static final int CIPHER_LENGTH = 32;

    private final RandomTokens tokens;

    public JsonProjectSecrets(RandomTokens tokens) {
        this.tokens = tokens;
    }

    /** The secrets of a new project, at the keys where services expect them. */
    public Map<ServiceName, SettingsDocument> make() {
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        ObjectNode lists = identity.putObject("secrets");
        lists.putArray("default").add(tokens.alphanumeric(LENGTH));
        lists.putArray("cookie").add(tokens.alphanumeric(LENGTH));
        lists.putArray("cipher").add(tokens.alphanumeric(CIPHER_LENGTH));

        ObjectNode oauth2 = JsonNodeFactory.instance.objectNode();
        lists = oauth2.putObject("secrets");
        lists.putArray("system").add(tokens.alphanumeric(LENGTH));
        lists.putArray("cookie").add(tokens.alphanumeric(LENGTH));
        JsonTrees.objectAt(oauth2, "oidc", "subject_identifiers", "pairwise").put("salt", tokens.alphanumeric(LENGTH));

        return Map.of(
                ServiceName.IDENTITY,
                new SettingsDocument(identity),
                ServiceName.OAUTH2,
                new SettingsDocument(oauth2),
                ServiceName.PERMISSION,
                SettingsDocument.none());
    }
}
