package dev.gatehouse.platform.database.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot be started. Written for operators: it says what is wrong and what they can do. */
public final class EmbeddedDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    EmbeddedDatabaseException(String problem, String action) {
        this(problem, action, null);
    }

    EmbeddedDatabaseException(String problem, String action, @Nullable Throwable cause) {
        super(problem, cause);
        this.action = action;
    }

    /** What the operator can do about it. */
    public String action() {
        return action;
    }
}
