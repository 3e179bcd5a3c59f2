package dev.gatehouse.oauth2.protocol;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemException;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Every refusal of the OAuth 2.0 endpoints, so that the same thing is always said in the same words. */
public final class OAuth2Problems {

    private OAuth2Problems() {}

    /** RFC 6749 §5.2 {@code invalid_request}. */
    public static ProblemException invalidRequest(String reason) {
        return unstored(ProblemCode.INVALID_REQUEST, reason);
    }

    /** One answer for an unknown client and a wrong secret, so that nobody learns which clients exist. */
    public static ProblemException invalidClient() {
        return unstored(
                ProblemCode.INVALID_CLIENT,
                "Client authentication failed: the client is unknown, or its credentials are missing or wrong.");
    }

    /** The client proved itself in a way it was not registered for. */
    public static ProblemException wrongClientAuthentication(String agreed, String used) {
        return unstored(
                ProblemCode.INVALID_CLIENT,
                "Client authentication failed: the client is registered for the method '%s', but '%s' was used."
                        .formatted(agreed, used));
    }

    /** RFC 6749 §5.2 {@code invalid_grant}. */
    public static ProblemException invalidGrant(String reason) {
        return unstored(ProblemCode.INVALID_GRANT, reason);
    }

    /** The client lacks the grant among its {@code grant_types}. */
    public static ProblemException unauthorizedClient(String grant) {
        return unstored(ProblemCode.UNAUTHORIZED_CLIENT, "The client may not use the grant '" + grant + "'.");
    }

    /** The client may not ask for this scope. */
    public static ProblemException invalidScope(String scope) {
        return unstored(ProblemCode.INVALID_SCOPE, "The client may not request the scope '" + scope + "'.");
    }

    /** RFC 7591 §3.2.2 {@code invalid_client_metadata}. */
    public static ProblemException invalidClientMetadata(String reason) {
        return Problem.of(ProblemCode.INVALID_CLIENT_METADATA, reason).exception();
    }

    /** RFC 7591 §3.2.2 {@code invalid_redirect_uri}. */
    public static ProblemException invalidRedirectUri(String reason) {
        return Problem.of(ProblemCode.INVALID_REDIRECT_URI, reason).exception();
    }

    /** An administrative request that cannot be read, or asks for what is not to be had. */
    public static ProblemException malformed(String reason) {
        return Problem.of(ProblemCode.BAD_REQUEST, reason).exception();
    }

    /** What the path names does not exist in this project. */
    public static ProblemException notFound() {
        return Problem.of(ProblemCode.NO_SUCH_ROW, "").exception();
    }

    /** Another method than those that the path serves. */
    public static ProblemException methodNotAllowed(String allowed) {
        return Problem.of(ProblemCode.METHOD_NOT_ALLOWED)
                .withHeaders(Map.of(HttpHeaders.ALLOW, allowed))
                .exception();
    }

    private static ProblemException unstored(ProblemCode code, String reason) {
        return Problem.of(code, reason).withHeaders(NoStore.HEADERS).exception();
    }
}
