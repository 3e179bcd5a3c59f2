package dev.gatehouse.platform.problem;

/** The shapes of an error body. */
public enum ErrorDialect {
    /** {@code {"error": {"code", "status", "id", "request", "reason", "message", "details"}}}. */
    ENVELOPE,
    /** The envelope with {@code code}, {@code status} and {@code message} beside it, as the contract's {@code genericError}. */
    ENVELOPE_AND_FLAT,
    /** {@code {"error", "error_description"}} of RFC 6749 §5.2. */
    OAUTH2
}
