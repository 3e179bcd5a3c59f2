package dev.gatehouse.permission.model;

import dev.gatehouse.permission.model.Token.Kind;

/** Looks some tokens ahead, takes those that are expected and complains about others. */
final class TokenReader {

    /** Ends what is being read at a token that cannot be there; told already. */
    @SuppressWarnings("serial")
    static final class Unexpected extends RuntimeException {
        private Unexpected() {
            super(null, null, false, false);
        }
    }

    private static final int AHEAD = 4;

    private final String text;
    private final Lexer lexer;
    private final Diagnostics diagnostics;
    private final Token[] ahead = new Token[AHEAD];
    private int first;
    private int known;
    private int taken;

    TokenReader(String text, Diagnostics diagnostics) {
        this.text = text;
        this.diagnostics = diagnostics;
        lexer = new Lexer(text, diagnostics);
    }

    Token peek() {
        return peek(0);
    }

    /** A token further on, three at most. */
    Token peek(int further) {
        while (known <= further) {
            ahead[(first + known) % AHEAD] = lexer.next();
            known++;
        }
        return ahead[(first + further) % AHEAD];
    }

    Token take() {
        Token token = peek();
        first = (first + 1) % AHEAD;
        known--;
        taken = token.end();
        return token;
    }

    /** Behind the last token that was taken. */
    int taken() {
        return taken;
    }

    boolean at(Kind kind) {
        return peek().kind() == kind;
    }

    boolean at(String word) {
        return isWord(peek(), word);
    }

    boolean isWord(Token token, String word) {
        return token.kind() == Kind.NAME
                && token.end() - token.start() == word.length()
                && text.startsWith(word, token.start());
    }

    boolean takeIf(Kind kind) {
        boolean there = at(kind);
        if (there) {
            take();
        }
        return there;
    }

    boolean takeIf(String word) {
        boolean there = at(word);
        if (there) {
            take();
        }
        return there;
    }

    Token take(Kind kind) {
        if (!at(kind)) {
            throw expected('"' + kind.text() + '"');
        }
        return take();
    }

    void take(String word) {
        if (!takeIf(word)) {
            throw expected(Diagnostics.quote(word));
        }
    }

    Name takeName() {
        if (!at(Kind.NAME)) {
            throw expected("identifier");
        }
        return name(take());
    }

    /** A name, which may stand in quotes. */
    Name takeNameOrString() {
        if (at(Kind.STRING) && peek().end() - peek().start() > 2) {
            return name(take());
        }
        return takeName();
    }

    private Name name(Token token) {
        int quotes = token.kind() == Kind.STRING ? 1 : 0;
        return new Name(text.substring(token.start() + quotes, token.end() - quotes), token.start(), token.end());
    }

    /** Complains about the next token. */
    Unexpected expected(String what) {
        Token token = peek();
        // What is missing behind a comment without an end was not seen; that comment is told already.
        if (token.kind() != Kind.END || !diagnostics.hasErrors()) {
            diagnostics.error(
                    token.start(), token.end(), "expected %s, got %s".formatted(what, Diagnostics.quote(shown(token))));
        }
        return new Unexpected();
    }

    /** Complains about the next token in other words. */
    Unexpected refused(String message) {
        diagnostics.error(peek().start(), peek().end(), message);
        return new Unexpected();
    }

    private String shown(Token token) {
        return token.kind() == Kind.END ? token.kind().text() : text.substring(token.start(), token.end());
    }
}
