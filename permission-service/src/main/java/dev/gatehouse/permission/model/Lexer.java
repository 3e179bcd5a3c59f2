package dev.gatehouse.permission.model;

import dev.gatehouse.permission.model.Token.Kind;

/** Cuts a text into tokens, one at a time. Comments and blanks are between them. */
final class Lexer {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String text;
    private final Diagnostics diagnostics;
    private int here;

    Lexer(String text, Diagnostics diagnostics) {
        this.text = text;
        this.diagnostics = diagnostics;
    }

    /** The next token; at the end of the text {@link Kind#END}, as often as it is asked for. */
    Token next() {
        skipBlanks();
        int start = here;
        if (start == text.length()) {
            return new Token(Kind.END, start, start);
        }
        Kind kind = read();
        return new Token(kind, start, here);
    }

    private Kind read() {
        int first = text.codePointAt(here);
        here += Character.charCount(first);
        return switch (first) {
            case '{' -> Kind.BRACE_OPEN;
            case '}' -> Kind.BRACE_CLOSE;
            case '[' -> Kind.BRACKET_OPEN;
            case ']' -> Kind.BRACKET_CLOSE;
            case '(' -> Kind.PAREN_OPEN;
            case ')' -> Kind.PAREN_CLOSE;
            case '<' -> Kind.LESS;
            case '>' -> Kind.GREATER;
            case ':' -> Kind.COLON;
            case ';' -> Kind.SEMICOLON;
            case ',' -> Kind.COMMA;
            case '.' -> Kind.DOT;
            case '!' -> Kind.NOT;
            case '=' -> follows('>') ? Kind.ARROW : Kind.ASSIGN;
            case '|' -> follows('|') ? Kind.OR : Kind.PIPE;
            case '&' -> follows('&') ? Kind.AND : Kind.UNKNOWN;
            case '\'', '"' -> string((char) first);
            default -> startsName(first) ? name(here - Character.charCount(first)) : Kind.UNKNOWN;
        };
    }

    private boolean follows(char wanted) {
        if (here < text.length() && text.charAt(here) == wanted) {
            here++;
            return true;
        }
        return false;
    }

    /** There are no escapes. A line's end is no part of a name, so that a forgotten quote costs one line and not the file. */
    private Kind string(char quote) {
        for (; here < text.length() && text.charAt(here) != '\n'; here++) {
            if (text.charAt(here) == quote) {
                here++;
                return Kind.STRING;
            }
        }
        return Kind.UNKNOWN;
    }

    private Kind name(int start) {
        while (here < text.length() && continuesName(text.codePointAt(here))) {
            here += Character.charCount(text.codePointAt(here));
        }
        return switch (text.substring(start, here)) {
            case "class" -> Kind.CLASS;
            case "implements" -> Kind.IMPLEMENTS;
            case "this" -> Kind.THIS;
            case "ctx" -> Kind.CTX;
            default -> Kind.NAME;
        };
    }

    private static boolean startsName(int character) {
        return character == '_' || Character.isLetter(character);
    }

    private static boolean continuesName(int character) {
        return startsName(character) || Character.isDigit(character);
    }

    private void skipBlanks() {
        while (here < text.length()) {
            int character = text.codePointAt(here);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character) || character == BYTE_ORDER_MARK) {
                here += Character.charCount(character);
            } else if (text.startsWith("//", here)) {
                int end = text.indexOf('\n', here);
                here = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", here)) {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        int end = text.indexOf("*/", here + 2);
        if (end >= 0) {
            here = end + 2;
            return;
        }
        diagnostics.error(
                here,
                text.length(),
                "fatal: at %s: unclosed comment".formatted(Diagnostics.quote(text.substring(here))));
        here = text.length();
    }
}
