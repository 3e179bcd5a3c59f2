package dev.gatehouse.permission.graph;

import java.io.Serial;

/** A request reads more of a graph than it may, or for longer. What it wanted to know stays unknown. */
public final class GraphLimitException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Limit limit;

    /** What there is a limit of. */
    public enum Limit {
        WIDTH,
        ROWS,
        TIME
    }

    public GraphLimitException(Limit limit) {
        // Expected and caught close by, so the stack would be filled in for nobody.
        super("The limit of " + limit + " was reached.", null, false, false);
        this.limit = limit;
    }

    public Limit limit() {
        return limit;
    }
}
