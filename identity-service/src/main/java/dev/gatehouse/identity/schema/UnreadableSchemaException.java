package dev.gatehouse.identity.schema;

import org.jspecify.annotations.Nullable;

/** The source of an identity schema cannot be reached, or what it holds is none. */
final class UnreadableSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSchemaException(String message) {
        this(message, null);
    }

    UnreadableSchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
