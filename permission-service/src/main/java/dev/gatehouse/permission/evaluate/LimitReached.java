package dev.gatehouse.permission.evaluate;

import java.io.Serial;

/** Ends a question from within, wherever it runs out of its budget. Caught in {@link Evaluation}, so it needs no stack. */
final class LimitReached extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Limitation limitation;

    LimitReached(Limitation limitation) {
        super("The limit of " + limitation + " was reached.", null, false, false);
        this.limitation = limitation;
    }

    Limitation limitation() {
        return limitation;
    }
}
