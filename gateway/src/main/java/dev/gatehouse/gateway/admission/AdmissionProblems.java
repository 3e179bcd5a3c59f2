package dev.gatehouse.gateway.admission;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import java.util.Map;

/** Why the gateway refuses a request. None of the texts contains anything of the request. */
final class AdmissionProblems {

    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer");

    private AdmissionProblems() {}

    static Problem noProject() {
        return Problem.of(
                ProblemCode.PROJECT_NOT_FOUND, "The host of the request does not name a project of this installation.");
    }

    static Problem notPublic() {
        return Problem.of(ProblemCode.NOT_FOUND);
    }

    /** The same for none, malformed, unknown and expired: which of them it was is of use to guessers only. */
    static Problem noCredential() {
        return Problem.of(
                        ProblemCode.UNAUTHORIZED,
                        "This path needs a valid token in the Authorization header, as in \"Bearer ory_pat_…\".")
                .withHeaders(CHALLENGE);
    }

    static Problem foreignToken() {
        return Problem.of(ProblemCode.FORBIDDEN, "The token belongs to another project.");
    }

    static Problem halted() {
        return Problem.of(ProblemCode.PROJECT_HALTED, "The project is halted and serves no requests at the moment.");
    }
}
