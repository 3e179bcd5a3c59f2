package dev.gatehouse.platform.problem;

import org.jspecify.annotations.Nullable;

/**
 * The catalogue of everything a caller can be told when a request is refused, sorted by who is to blame. Part of the wire
 * contract: statuses, ids and OAuth names never change; the texts may.
 */
public enum ProblemCode {
    // The caller: the request itself.
    BAD_REQUEST(
            400,
            null,
            "The request was malformed or contained invalid parameters",
            "The request was malformed or contained invalid parameters"),
    UNAUTHORIZED(401, null, "request_unauthorized", "The request could not be authorized"),
    FORBIDDEN(403, null, "request_forbidden", "The requested action was forbidden"),
    NOT_FOUND(404, null, "Not Found", "The requested resource could not be found"),
    NO_SUCH_ROW(404, null, "Unable to locate the resource", "Unable to locate the resource"),
    METHOD_NOT_ALLOWED(405, null, "invalid_request", "The method is not allowed on this path"),
    NOT_ACCEPTABLE(406, null, "invalid_request", "No representation that the request accepts is available"),
    CONFLICT(409, null, "Conflict", "The resource could not be created due to a conflict"),
    DUPLICATE(
            409,
            null,
            "Unable to insert or update resource because a resource with that value exists already",
            "Unable to insert or update resource because a resource with that value exists already"),
    GONE(410, null, "Gone", "The requested resource is no longer available"),
    PRECONDITION_FAILED(412, null, "invalid_request", "The resource was changed by somebody else"),
    PAYLOAD_TOO_LARGE(413, null, "invalid_request", "The request body is larger than allowed"),
    UNSUPPORTED_MEDIA_TYPE(415, null, "invalid_request", "The content type of the request is not supported"),

    // The caller: tenancy and the control plane.
    PROJECT_NOT_FOUND(404, "project_not_found", "Not Found", "No project is reached under this host"),
    PROJECT_HALTED(503, "project_halted", "temporarily_unavailable", "The project is halted"),
    READ_ONLY(400, "read_only", "invalid_request", "The request was malformed or contained invalid parameters"),
    LAST_OWNER(406, "last_owner", "invalid_request", "A project keeps at least one owner"),

    // The caller: sessions and self-service flows (identity.md §3.2).
    SESSION_INACTIVE(
            401, "session_inactive", "request_unauthorized", "request does not have a valid authentication session"),
    SESSION_ALREADY_AVAILABLE(
            400,
            "session_already_available",
            "invalid_request",
            "The request was malformed or contained invalid parameters"),
    SESSION_AAL1_REQUIRED(
            401,
            "session_aal1_required",
            "request_unauthorized",
            "aal2 and aal3 can only be requested if a session exists already"),
    SESSION_AAL2_REQUIRED(
            403,
            "session_aal2_required",
            "request_forbidden",
            "Session does not fulfill the requested Authenticator Assurance Level"),
    CSRF_VIOLATION(
            403,
            "security_csrf_violation",
            "request_forbidden",
            "the request was rejected to protect you from Cross-Site-Request-Forgery"),
    FLOW_EXPIRED(410, "self_service_flow_expired", "Gone", "The self-service flow expired"),
    RETURN_TO_FORBIDDEN(
            400,
            "self_service_flow_return_to_forbidden",
            "invalid_request",
            "The request was malformed or contained invalid parameters"),

    // The caller: a state of relation tuples (permission.md §18.3).
    SNAPTOKEN_FROM_FUTURE(409, "snaptoken_from_future", "Conflict", "The snaptoken is of a state that does not exist"),
    UNBOUNDED_SUBJECT_SET(
            422, "unbounded_subject_set", "invalid_request", "The subjects of the relation cannot be listed"),
    SNAPTOKEN_EXPIRED(410, "snaptoken_expired", "Gone", "The snaptoken is of a state that is not kept any more"),

    // The caller: a question whose answer is unknown, in strict mode (permission.md §7).
    CHECK_NOT_COMPLETED(422, null, "invalid_request", "The check could not be completed"),

    // The caller: OAuth 2.0 (RFC 6749 §5.2, RFC 6750 §3.1, OIDC Core).
    INVALID_REQUEST(400, null, "invalid_request", "The request was malformed or contained invalid parameters"),
    INVALID_CLIENT(401, null, "invalid_client", "Client authentication failed"),
    INVALID_GRANT(400, null, "invalid_grant", "The grant is invalid, expired or revoked"),
    UNAUTHORIZED_CLIENT(400, null, "unauthorized_client", "The client may not use this grant"),
    UNSUPPORTED_GRANT_TYPE(400, null, "unsupported_grant_type", "The grant type is not supported"),
    INVALID_SCOPE(400, null, "invalid_scope", "The requested scope is invalid, unknown or malformed"),
    INVALID_REDIRECT_URI(400, null, "invalid_redirect_uri", "A redirect URI of the client is invalid"),
    INVALID_CLIENT_METADATA(400, null, "invalid_client_metadata", "A field of the client is invalid"),
    INVALID_TOKEN(401, null, "invalid_token", "The token is expired, revoked or malformed"),

    // Capacity.
    TOO_MANY_REQUESTS(429, "rate_limited", "temporarily_unavailable", "Too many requests"),

    // A dependency.
    UNAVAILABLE(503, null, "temporarily_unavailable", "The service is not available at the moment"),
    TIMED_OUT(504, null, "temporarily_unavailable", "The service did not answer in time"),

    // Us.
    INTERNAL(500, null, "server_error", "An internal server error occurred, please contact the system administrator");

    private final int status;
    private final @Nullable String id;
    private final String oauthError;
    private final String message;

    ProblemCode(int status, @Nullable String id, String oauthError, String message) {
        this.status = status;
        this.id = id;
        this.oauthError = oauthError;
        this.message = message;
    }

    /** The HTTP status, which is also the {@code code} of the envelope. */
    public int status() {
        return status;
    }

    /** The {@code id} of the envelope, for codes that clients tell apart by it. */
    public @Nullable String id() {
        return id;
    }

    /** The {@code error} of the OAuth dialect; a sentence where the contract has no name for it. */
    public String oauthError() {
        return oauthError;
    }

    /** The {@code message} of the envelope. */
    public String message() {
        return message;
    }
}
