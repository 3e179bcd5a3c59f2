package dev.gatehouse.permission.model;

import dev.gatehouse.permission.model.Diagnostic.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a text in the permission language.
 *
 * @param model what it means; null when it has errors
 * @param diagnostics errors and warnings, in the order of the text
 */
public record Compilation(@Nullable PermissionModel model, List<Diagnostic> diagnostics) {

    public Compilation {
        diagnostics = List.copyOf(diagnostics);
    }

    /** What keeps the model from being used. */
    public List<Diagnostic> errors() {
        return of(Severity.ERROR);
    }

    /** What its author may not have meant. */
    public List<Diagnostic> warnings() {
        return of(Severity.WARNING);
    }

    private List<Diagnostic> of(Severity severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .toList();
    }
}
