package dev.gatehouse.identity.directory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a person signs in with (identity.md §1.1). */
public enum CredentialType {
    PASSWORD,
    OIDC,
    WEBAUTHN;

    /** The name on the wire and in storage. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CredentialType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing of this type is ever stored: " + text));
    }
}
