package dev.gatehouse.project.patch;

/** A patch that cannot be read or applied. */
public final class PatchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int operation;

    PatchException(int operation, String reason) {
        super(reason, null, false, false);
        this.operation = operation;
    }

    /** The index of the operation that failed; -1 when the patch as a whole is none. */
    public int operation() {
        return operation;
    }

    /** One sentence without its full stop, fit for the caller. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
