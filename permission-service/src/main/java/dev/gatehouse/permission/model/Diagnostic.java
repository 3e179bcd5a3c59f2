package dev.gatehouse.permission.model;

/**
 * What is wrong, or probably not meant, in a model.
 *
 * @param start its first character
 * @param end behind its last character
 */
public record Diagnostic(Severity severity, String message, Position start, Position end) {

    /** An error keeps a model from being used; with a warning it is used as it is read. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
