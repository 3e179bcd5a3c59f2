package dev.gatehouse.platform.problem;

/**
 * Which dialect the errors under a path speak. Services declare beans of this type; the longest matching prefix rules, and
 * where there is none it is {@link ErrorDialect#ENVELOPE}.
 *
 * @param prefix a path without a slash at its end; matches itself and what lies below it
 */
public record DialectRule(String prefix, ErrorDialect dialect) {

    boolean matches(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
