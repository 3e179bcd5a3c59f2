package dev.gatehouse.identity.ui;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** To which method a node belongs. */
public enum Group {
    DEFAULT,
    PASSWORD,
    OIDC,
    PROFILE,
    LINK,
    TOTP,
    LOOKUP_SECRET,
    WEBAUTHN;

    /** The name on the wire. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
