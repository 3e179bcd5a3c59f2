package dev.gatehouse.permission.configuration;

import java.util.Locale;

/** What becomes of a tuple that the model has no place for ({@code validate_writes}). */
public enum WriteValidation {
    /** It is stored, as the contract's servers do. */
    OFF,
    /** It is stored, and the log says so. */
    WARN,
    /** It is refused. */
    REJECT;

    static WriteValidation of(String setting) {
        return valueOf(setting.toUpperCase(Locale.ROOT));
    }
}
