package dev.gatehouse.identity.problem;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemException;
import java.util.Map;

/** What this service refuses. */
public final class IdentityProblems {

    private static final String CSRF_REASON =
            "The form was not sent by the page that this browser opened, or it is too old. Please start again, and delete"
                    + " the cookies of this site if that does not help.";

    private IdentityProblems() {}

    /** The request says something that cannot be. */
    public static ProblemException malformed(String reason) {
        return Problem.of(ProblemCode.BAD_REQUEST, reason).exception();
    }

    /** No row, or one of another project. */
    public static ProblemException unknown() {
        return Problem.of(ProblemCode.NO_SUCH_ROW).exception();
    }

    /** Somebody else has this identifier or address. */
    public static ProblemException taken() {
        return Problem.of(ProblemCode.DUPLICATE).exception();
    }

    public static ProblemException unknownSchema(String id) {
        return Problem.of(ProblemCode.NOT_FOUND, "Identity schema `" + id + "` could not be found.")
                .exception();
    }

    /** An identity cannot be written under a schema that the project does not have. */
    public static ProblemException schemaNotConfigured(String id) {
        return malformed("Unable to find JSON Schema ID: " + id);
    }

    /** An identity was written under a schema that the project has no more. */
    public static ProblemException schemaRemoved(String id) {
        return Problem.of(
                        ProblemCode.INTERNAL,
                        "The JSON Schema \"" + id + "\" for this identity's traits could not be found.")
                .exception();
    }

    /** The source of a schema cannot be read, or is none. */
    public static ProblemException schemaUnreadable(String id) {
        return Problem.of(ProblemCode.INTERNAL, "The identity schema \"" + id + "\" could not be read.")
                .exception();
    }

    /** No credential that opens a live session; without an id (identity.md §21.1). */
    public static ProblemException noSession() {
        return Problem.of(ProblemCode.UNAUTHORIZED, "No valid session cookie found.")
                .exception();
    }

    /** The session in use is ended by signing out. */
    public static ProblemException currentSession() {
        return Problem.of(ProblemCode.BAD_REQUEST, "Sign out to end the session that this request belongs to.")
                .withMessage("cannot revoke current session")
                .exception();
    }

    /** A session whose owner could sign in with more assurance, and has to (identity.md §5.3). */
    public static ProblemException aal2Required(String loginUrl) {
        return Problem.of(
                        ProblemCode.SESSION_AAL2_REQUIRED,
                        "An active session was found but it does not fulfill the requested Authenticator Assurance Level."
                                + " Please verify yourself with a second factor to resolve this issue.")
                .withDetails(Map.of("redirect_browser_to", loginUrl))
                .withBeside(Map.of("redirect_browser_to", loginUrl))
                .exception();
    }

    /** A second factor was asked for before the first. */
    public static ProblemException aal1Required() {
        return Problem.of(
                        ProblemCode.SESSION_AAL1_REQUIRED,
                        "You can not requested a higher AAL (AAL2/AAL3) without an active session.")
                .exception();
    }

    public static ProblemException unknownAal(String level) {
        return malformed(
                "Unable to parse AuthenticationMethod Assurance Level (AAL): expected one of [aal1, aal2] but got "
                        + level);
    }

    /** Signing in while signed in. */
    public static ProblemException alreadySignedIn() {
        return Problem.of(
                        ProblemCode.SESSION_ALREADY_AVAILABLE,
                        "A valid session was detected and thus login is not possible. Did you forget to set"
                                + " `?refresh=true`?")
                .withMessage("you are already logged in")
                .exception();
    }

    public static ProblemException returnToForbidden(String url) {
        return Problem.of(ProblemCode.RETURN_TO_FORBIDDEN, "Requested return_to URL \"" + url + "\" is not allowed.")
                .exception();
    }

    /** The anti-forgery token is missing, or is not that of the browser's cookie (identity.md §4.2). */
    public static ProblemException forged() {
        return Problem.of(ProblemCode.CSRF_VIOLATION, CSRF_REASON)
                .withDetails(Map.of(
                        "docs",
                        "https://developer.mozilla.org/docs/Web/Security/Attacks/CSRF",
                        "hint",
                        "Send the cookies of the browser along, and the csrf_token of the form.",
                        "reject_reason",
                        "The anti-forgery cookie and the anti-forgery token of the request do not belong together."))
                .exception();
    }

    /** The {@code flow} parameter of a submit. */
    public static ProblemException flowMissing() {
        return malformed("The flow query parameter is missing or malformed.");
    }

    /** Fetching a flow whose time is over. */
    public static ProblemException flowGone(String reason, Map<String, Object> details) {
        return Problem.of(ProblemCode.FLOW_EXPIRED, reason)
                .withMessage(
                        "The requested resource is no longer available because it has expired or is otherwise invalid.")
                .withDetails(details)
                .exception();
    }

    /** Submitting a flow whose time is over, when another has taken its place. */
    public static ProblemException flowReplaced(String minutes, long sinceNanos, String replacement) {
        return Problem.of(
                        ProblemCode.FLOW_EXPIRED,
                        "The self-service flow expired " + minutes + " minutes ago, initialize a new one.")
                .withMessage("self-service flow expired")
                .withBeside(Map.of("since", sinceNanos, "use_flow_id", replacement))
                .exception();
    }

    /** A method that the project switched off. */
    public static ProblemException methodDisabled() {
        return Problem.of(
                        ProblemCode.NOT_FOUND,
                        "This endpoint was disabled by system administrator. Please check your url or contact the system"
                                + " administrator to enable it.")
                .exception();
    }

    public static ProblemException unknownProvider(String id) {
        return Problem.of(
                        ProblemCode.NOT_FOUND,
                        "OpenID Connect Provider \"" + id + "\" is unknown or has not been configured")
                .exception();
    }

    /** The right password of somebody whom the administrator has switched off. */
    public static ProblemException identityDisabled(String id) {
        return Problem.of(ProblemCode.UNAUTHORIZED, "This account was disabled.")
                .withMessage("identity is disabled")
                .withDetails(Map.of("identity_id", id))
                .exception();
    }

    /** More passwords to compute than the machine can, for longer than a caller waits. */
    public static ProblemException hashingBusy() {
        return Problem.of(ProblemCode.UNAVAILABLE, "Too many passwords are being checked at the moment.")
                .exception();
    }
}
