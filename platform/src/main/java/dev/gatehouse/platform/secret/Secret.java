package dev.gatehouse.platform.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A secret in clear, held no longer than needed; its text never shows in logs, errors or debuggers' summaries. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The secret itself, for the one place that must send or hash it. */
    public String reveal() {
        return value;
    }

    /** Compares in constant time. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
