package dev.gatehouse.permission.model;

import dev.gatehouse.permission.model.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects what is found in a text by offsets, and tells it by lines and columns. Nobody reads more than some of each severity,
 * and a text made to have thousands must not cost thousands.
 */
final class Diagnostics {

    /** How many of each severity are kept. */
    static final int MOST = 100;

    private static final int LONGEST_QUOTE = 60;

    private record Found(Severity severity, String message, int start, int end) {}

    private final String text;
    private final List<Found> found = new ArrayList<>();
    private int errors;
    private int warnings;

    Diagnostics(String text) {
        this.text = text;
    }

    void error(int start, int end, String message) {
        if (errors++ < MOST) {
            found.add(new Found(Severity.ERROR, message, start, end));
        }
    }

    void error(Name name, String message) {
        error(name.start(), name.end(), message);
    }

    void warning(int start, int end, String message) {
        if (warnings++ < MOST) {
            found.add(new Found(Severity.WARNING, message, start, end));
        }
    }

    void warning(Name name, String message) {
        warning(name.start(), name.end(), message);
    }

    boolean hasErrors() {
        return errors > 0;
    }

    /** Whether more errors would not be told any more. */
    boolean enoughErrors() {
        return errors >= MOST;
    }

    /** What was found, with positions, in the order of the text. */
    List<Diagnostic> inOrder() {
        found.sort(Comparator.comparingInt(Found::start));
        List<Diagnostic> told = new ArrayList<>(found.size());
        int line = 1;
        int lineStart = 0;
        for (Found one : found) {
            for (int next = text.indexOf('\n', lineStart);
                    next >= 0 && next < one.start;
                    next = text.indexOf('\n', lineStart)) {
                line++;
                lineStart = next + 1;
            }
            told.add(new Diagnostic(
                    one.severity, one.message, position(line, lineStart, one.start), end(line, lineStart, one.end)));
        }
        return told;
    }

    private Position end(int line, int lineStart, int offset) {
        int endLine = line;
        int endLineStart = lineStart;
        for (int next = text.indexOf('\n', lineStart);
                next >= 0 && next < offset;
                next = text.indexOf('\n', endLineStart)) {
            endLine++;
            endLineStart = next + 1;
        }
        return position(endLine, endLineStart, offset);
    }

    private Position position(int line, int lineStart, int offset) {
        return new Position(line, 1 + text.codePointCount(lineStart, offset));
    }

    /** A piece of the text as it stands in a message. */
    static String quote(String piece) {
        if (piece.codePointCount(0, piece.length()) <= LONGEST_QUOTE) {
            return '"' + piece + '"';
        }
        return '"' + piece.substring(0, piece.offsetByCodePoints(0, LONGEST_QUOTE)) + "…\"";
    }
}
