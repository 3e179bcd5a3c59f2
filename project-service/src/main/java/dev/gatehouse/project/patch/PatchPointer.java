package dev.gatehouse.project.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON Pointer (RFC 6901).
 *
 * @param tokens its unescaped reference tokens; none points to the whole document
 */
public record PatchPointer(List<String> tokens) {

    public PatchPointer {
        tokens = List.copyOf(tokens);
    }

    /** Reads a pointer strictly; empty when it breaks the grammar. */
    static Optional<PatchPointer> find(String text) {
        if (text.isEmpty()) {
            return Optional.of(new PatchPointer(List.of()));
        }
        if (text.charAt(0) != '/') {
            return Optional.empty();
        }
        List<String> tokens = new ArrayList<>();
        for (String token : text.substring(1).split("/", -1)) {
            if (token.replace("~0", "").replace("~1", "").contains("~")) {
                return Optional.empty();
            }
            tokens.add(token.replace("~1", "/").replace("~0", "~"));
        }
        return Optional.of(new PatchPointer(tokens));
    }

    boolean isRoot() {
        return tokens.isEmpty();
    }

    PatchPointer parent() {
        return new PatchPointer(tokens.subList(0, tokens.size() - 1));
    }

    String last() {
        return tokens.getLast();
    }

    /** Whether the other points to something inside of what this one points to. */
    boolean contains(PatchPointer other) {
        return other.tokens.size() > tokens.size()
                && other.tokens.subList(0, tokens.size()).equals(tokens);
    }

    /** The member of the document that it leads into; empty for the whole document. */
    public Optional<String> first() {
        return tokens.isEmpty() ? Optional.empty() : Optional.of(tokens.getFirst());
    }
}
