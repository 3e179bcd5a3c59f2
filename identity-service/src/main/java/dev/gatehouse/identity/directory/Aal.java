package dev.gatehouse.identity.directory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How sure we are that somebody is who they say: the authenticator assurance level (identity.md §5.3). */
public enum Aal {
    /** Nothing was shown. */
    AAL0,
    /** One factor. */
    AAL1,
    /** Two of different kinds. */
    AAL2;

    /** The name on the wire. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of this name, as it is stored. */
    public static Aal of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public boolean atLeast(Aal other) {
        return compareTo(other) >= 0;
    }
}
