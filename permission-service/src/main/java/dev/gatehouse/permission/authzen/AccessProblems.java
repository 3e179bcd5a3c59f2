package dev.gatehouse.permission.authzen;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Why a request is refused (§10.1.2). */
final class AccessProblems {

    private AccessProblems() {}

    /** What the information model demands. */
    static <T> T require(@Nullable T value, String path) {
        if (value == null) {
            throw refused("%s is missing", path);
        }
        if (value instanceof String text && text.isEmpty()) {
            throw refused("%s must not be empty", path);
        }
        return value;
    }

    static RuntimeException noObject(String path) {
        return refused("%s must be a JSON object", path);
    }

    static RuntimeException negativeLimit() {
        return refused("%s must not be negative", "page.limit");
    }

    static RuntimeException tooMany(int most) {
        return refused("evaluations must not be more than %s", Integer.toString(most));
    }

    private static RuntimeException refused(String message, String argument) {
        return Problem.of(ProblemCode.BAD_REQUEST)
                .withMessage(message.formatted(argument))
                .exception();
    }
}
