package dev.gatehouse.project.registry;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.project.patch.PatchException;
import java.util.Map;

/** Why a request about projects is refused. */
public final class ProjectProblems {

    private ProjectProblems() {}

    static ProblemException anonymous() {
        return Problem.of(ProblemCode.UNAUTHORIZED, "Access credentials are missing or not valid.")
                .exception();
    }

    static ProblemException notAllowed() {
        return Problem.of(ProblemCode.FORBIDDEN, "The credential does not allow this.")
                .exception();
    }

    /** Also for what the caller may not know of. */
    public static ProblemException unknown() {
        return Problem.of(ProblemCode.NOT_FOUND, "There is no such project.").exception();
    }

    static ProblemException invalid(String pointer, String rule, String reason) {
        return Problem.of(ProblemCode.BAD_REQUEST, reason)
                .withDetails(Map.of("pointer", pointer, "rule", rule))
                .exception();
    }

    static ProblemException readOnly(String member, Map<String, Object> details) {
        return Problem.of(ProblemCode.READ_ONLY, "The member " + member + " of a project cannot be changed.")
                .withDetails(details)
                .exception();
    }

    static ProblemException patchRefused(PatchException refused) {
        if (refused.operation() < 0) {
            return Problem.of(ProblemCode.BAD_REQUEST, refused.reason() + ".").exception();
        }
        return Problem.of(
                        ProblemCode.BAD_REQUEST,
                        "Operation %d of the patch failed: %s.".formatted(refused.operation(), refused.reason()))
                .withDetails(Map.of("operation", refused.operation()))
                .exception();
    }

    static ProblemException revisionGone() {
        return Problem.of(ProblemCode.PRECONDITION_FAILED, "The project has another revision by now.")
                .exception();
    }

    static ProblemException revisionConflict() {
        return Problem.of(ProblemCode.CONFLICT, "The revision is not the current one of the project.")
                .withMessage("The resource was changed by somebody else")
                .exception();
    }

    static ProblemException changedAllTheTime() {
        return Problem.of(
                        ProblemCode.CONFLICT,
                        "Others kept changing the project while its settings were reviewed; try again.")
                .withMessage("The resource was changed by somebody else")
                .exception();
    }
}
