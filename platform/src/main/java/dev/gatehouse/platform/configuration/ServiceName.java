package dev.gatehouse.platform.configuration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The services a project configures, under the names of {@code services.*} in its document. */
public enum ServiceName {
    IDENTITY,
    OAUTH2,
    PERMISSION;

    /** The key in the project document. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
