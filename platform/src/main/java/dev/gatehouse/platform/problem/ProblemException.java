package dev.gatehouse.platform.problem;

/** A refused request. It carries no stack trace: it is an answer, not a defect. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + (problem.reason() == null ? "" : ": " + problem.reason()), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
