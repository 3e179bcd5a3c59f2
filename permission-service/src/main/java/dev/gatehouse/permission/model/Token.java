package dev.gatehouse.permission.model;

/** A word or sign of the text, from an offset to another. */
record Token(Kind kind, int start, int end) {

    /** What a token can be. Words that are not reserved are told by their text where they mean something. */
    enum Kind {
        NAME("identifier"),
        STRING("string"),
        CLASS("class"),
        IMPLEMENTS("implements"),
        THIS("this"),
        CTX("ctx"),
        BRACE_OPEN("{"),
        BRACE_CLOSE("}"),
        BRACKET_OPEN("["),
        BRACKET_CLOSE("]"),
        PAREN_OPEN("("),
        PAREN_CLOSE(")"),
        LESS("<"),
        GREATER(">"),
        COLON(":"),
        SEMICOLON(";"),
        COMMA(","),
        DOT("."),
        ASSIGN("="),
        ARROW("=>"),
        PIPE("|"),
        OR("||"),
        AND("&&"),
        NOT("!"),
        /** A character that means nothing, or a string without an end. */
        UNKNOWN("unknown"),
        END("end of file");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
