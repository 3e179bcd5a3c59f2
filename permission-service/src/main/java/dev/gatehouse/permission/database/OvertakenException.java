package dev.gatehouse.permission.database;

import java.io.Serial;

/** A writer came between two statements. {@link dev.gatehouse.permission.tuple.SteadyReads} begins anew. */
final class OvertakenException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    OvertakenException() {
        super("A writer came between.", null, false, false);
    }
}
