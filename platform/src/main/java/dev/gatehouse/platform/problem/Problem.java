package dev.gatehouse.platform.problem;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may know about a refused request. What only the operator may know belongs in the log.
 *
 * @param code the entry of the catalogue
 * @param message replaces the catalogue's message where the contract wants another text
 * @param reason one sentence about this very request
 * @param details machine-readable additions, inside the envelope
 * @param beside members that the contract puts beside the envelope, such as {@code redirect_browser_to}
 * @param headers response headers that belong to the answer, such as {@code WWW-Authenticate}
 */
public record Problem(
        ProblemCode code,
        @Nullable String message,
        @Nullable String reason,
        Map<String, Object> details,
        Map<String, Object> beside,
        Map<String, String> headers) {

    public Problem {
        details = Map.copyOf(details);
        beside = Map.copyOf(beside);
        headers = Map.copyOf(headers);
    }

    public static Problem of(ProblemCode code) {
        return new Problem(code, null, null, Map.of(), Map.of(), Map.of());
    }

    public static Problem of(ProblemCode code, String reason) {
        return new Problem(code, null, reason, Map.of(), Map.of(), Map.of());
    }

    public Problem withMessage(String text) {
        return new Problem(code, text, reason, details, beside, headers);
    }

    public Problem withDetails(Map<String, Object> additions) {
        return new Problem(code, message, reason, additions, beside, headers);
    }

    public Problem withBeside(Map<String, Object> members) {
        return new Problem(code, message, reason, details, members, headers);
    }

    public Problem withHeaders(Map<String, String> values) {
        return new Problem(code, message, reason, details, beside, values);
    }

    /** For throwing: {@code throw Problem.of(…).exception();}. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
