package dev.gatehouse.platform.problem;

/** The shapes of an error body. */
public enum ErrorDialect {
    /** {@code {"error": {"code", "status", "id", "request", "reason", "message", "details"}}}. */
    ENVELOPE,
    /**
     * The envelope with {@code status} and {@code message} beside it, so that it is a {@code genericError} of the contract as
     * well. The number stays inside: clients of the recorded servers never met it outside.
     */
    ENVELOPE_AND_FLAT,
    /** {@code {"error", "error_description"}} of RFC 6749 §5.2. */
    OAUTH2,
    /** A text alone, as a JSON string (AuthZEN Authorization API 1.0 §10.1.2). */
    TEXT
}
