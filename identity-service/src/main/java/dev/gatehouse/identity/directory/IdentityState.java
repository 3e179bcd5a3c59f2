package dev.gatehouse.identity.directory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether an identity may sign in. */
public enum IdentityState {
    ACTIVE,
    INACTIVE;

    /** The name on the wire and in storage. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of this name. */
    public static Optional<IdentityState> find(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst();
    }
}
