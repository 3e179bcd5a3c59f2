package dev.gatehouse.permission.model;

import java.util.Locale;

/** How {@code &&} and {@code ||} without parentheses between them are read ({@code opl.precedence}). */
public enum Precedence {
    /** Equal, from left to right, with a warning: {@code a || b && c} is {@code (a || b) && c}. As the contract's servers do. */
    REFERENCE,
    /** {@code &&} binds stronger, as in TypeScript: {@code a || b && c} is {@code a || (b && c)}. */
    TYPESCRIPT,
    /** Not at all: whoever mixes them has to say what is meant. */
    ERROR;

    /** By the value of the setting, which was validated when it was stored. */
    public static Precedence of(String setting) {
        return valueOf(setting.toUpperCase(Locale.ROOT));
    }
}
