package dev.gatehouse.permission.index;

import java.io.Serial;

/** A project needs more memory than there is for all. */
final class IndexTooLargeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    IndexTooLargeException() {
        super("The tuples of the project take more memory than they may.");
    }
}
