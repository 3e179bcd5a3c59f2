package dev.gatehouse.project;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Port to whoever evaluates permissions: whether it can work with a document of settings, before a project gets it. */
public interface PermissionDocuments {

    /** Checks effective settings, in which a model is in the location itself. */
    Verdict check(ObjectNode settings);

    /** What was found; with errors the settings cannot be used. */
    record Verdict(List<Finding> errors, List<Finding> warnings) {
        public Verdict {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Something that was found.
     *
     * @param pointer where in the settings, as a JSON Pointer (RFC 6901)
     * @param rule the rule that is broken, for programs
     * @param start where inside of the text there, when it is one
     */
    record Finding(
            String pointer,
            String rule,
            String message,
            @Nullable Place start,
            @Nullable Place end) {}

    /** A place in a text; both numbers begin with 1. */
    record Place(int line, int column) {}
}
