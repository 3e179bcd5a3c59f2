package dev.gatehouse.permission.model;

import dev.gatehouse.permission.model.ClassDeclaration.Entry;
import dev.gatehouse.permission.model.ClassDeclaration.OfObjects;
import dev.gatehouse.permission.model.ClassDeclaration.OfSet;
import dev.gatehouse.permission.model.ClassDeclaration.Relation;
import dev.gatehouse.permission.model.ClassDeclaration.TypeReference;
import dev.gatehouse.permission.model.Token.Kind;
import dev.gatehouse.permission.model.TokenReader.Unexpected;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads classes. Behind an error it goes on with the next entry, member or class, so that one run tells of several.
 *
 * <pre>
 * file    = { ignored | class }
 * class   = "class" NAME "implements" "Namespace" "{" { "related" related | "permits" permits | ";" } "}"
 * related = ":" "{" { name ":" type [ "," ] | ";" } "}"          name = NAME | STRING
 * type    = ref "[" "]" | "(" ref { "|" ref } ")" "[" "]" | "Array" "&lt;" ref { "|" ref } "&gt;"
 * ref     = NAME | "SubjectSet" "&lt;" NAME "," name "&gt;"
 * permits = "=" "{" { name ":" "(" "ctx" [ ":" "Context" ] ")" [ ":" "boolean" ] "=&gt;" expression [ "," ] } "}"
 * </pre>
 */
final class Parser {

    private final TokenReader tokens;
    private final Diagnostics diagnostics;
    private final ExpressionParser expressions;

    Parser(String text, Precedence precedence, Diagnostics diagnostics) {
        this.tokens = new TokenReader(text, diagnostics);
        this.diagnostics = diagnostics;
        this.expressions = new ExpressionParser(tokens, precedence, diagnostics);
    }

    /** All classes; those with errors as far as they could be read. */
    List<ClassDeclaration> file() {
        List<ClassDeclaration> classes = new ArrayList<>();
        skipToClass(true);
        while (!tokens.at(Kind.END)) {
            boolean whole = false;
            try {
                whole = readClass(classes);
            } catch (Unexpected _) {
                // The header of a class or its closing brace; what follows it is looked for below.
            }
            skipToClass(whole);
        }
        return classes;
    }

    /** Whatever is no class is skipped, as the contract's servers do; what editors need there is not even worth a warning. */
    private void skipToClass(boolean telling) {
        int start = -1;
        int end = -1;
        while (!tokens.at(Kind.CLASS) && !tokens.at(Kind.END)) {
            if (tokens.at("import")) {
                skipImport();
            } else if (!tokens.takeIf("export") && !tokens.takeIf(Kind.SEMICOLON)) {
                Token junk = tokens.take();
                start = start < 0 ? junk.start() : start;
                end = junk.end();
            }
        }
        if (telling && start >= 0) {
            diagnostics.warning(start, end, "this is no class and is skipped");
        }
    }

    private void skipImport() {
        while (!tokens.at(Kind.CLASS) && !tokens.at(Kind.END)) {
            if (tokens.take().kind() == Kind.STRING) {
                return;
            }
        }
    }

    /** @return whether it was read to its end */
    private boolean readClass(List<ClassDeclaration> classes) {
        tokens.take(Kind.CLASS);
        Name name = tokens.takeName();
        tokens.take(Kind.IMPLEMENTS);
        tokens.take("Namespace");
        tokens.take(Kind.BRACE_OPEN);
        List<Entry> entries = new ArrayList<>();
        classes.add(new ClassDeclaration(name, entries));
        while (!tokens.takeIf(Kind.BRACE_CLOSE)) {
            try {
                readMember(entries);
            } catch (Unexpected _) {
                if (!skipToMember()) {
                    return false;
                }
            }
        }
        return true;
    }

    private void readMember(List<Entry> entries) {
        if (tokens.takeIf(Kind.SEMICOLON)) {
            return;
        }
        if (tokens.takeIf("related")) {
            tokens.take(Kind.COLON);
            readEntries(entries, false);
        } else if (tokens.takeIf("permits")) {
            tokens.take(Kind.ASSIGN);
            readEntries(entries, true);
        } else {
            throw tokens.expected("\"related\" or \"permits\"");
        }
    }

    private void readEntries(List<Entry> entries, boolean permits) {
        tokens.take(Kind.BRACE_OPEN);
        while (!tokens.takeIf(Kind.BRACE_CLOSE)) {
            Token first = tokens.peek();
            try {
                if (permits) {
                    entries.add(permit());
                } else if (!tokens.takeIf(Kind.SEMICOLON)) {
                    entries.add(relation());
                }
            } catch (Unexpected unexpected) {
                if (tokens.peek().equals(first) && atEntry(permits)) {
                    // What looks like an entry and is none is not to be tried again.
                    tokens.take();
                }
                if (!skipToEntry(permits)) {
                    throw unexpected;
                }
            }
        }
    }

    private Relation relation() {
        Name name = tokens.takeNameOrString();
        tokens.take(Kind.COLON);
        List<TypeReference> types = new ArrayList<>();
        if (tokens.takeIf(Kind.PAREN_OPEN)) {
            readTypes(types);
            tokens.take(Kind.PAREN_CLOSE);
            readBrackets();
        } else if (tokens.at("Array") && tokens.peek(1).kind() == Kind.LESS) {
            tokens.take();
            tokens.take();
            readTypes(types);
            tokens.take(Kind.GREATER);
        } else {
            types.add(type());
            readBrackets();
        }
        tokens.takeIf(Kind.COMMA);
        return new Relation(name, types);
    }

    private void readTypes(List<TypeReference> types) {
        do {
            types.add(type());
        } while (tokens.takeIf(Kind.PIPE));
    }

    private void readBrackets() {
        tokens.take(Kind.BRACKET_OPEN);
        tokens.take(Kind.BRACKET_CLOSE);
    }

    private TypeReference type() {
        if (!tokens.at("SubjectSet") || tokens.peek(1).kind() != Kind.LESS) {
            return new OfObjects(tokens.takeName());
        }
        tokens.take();
        tokens.take();
        Name type = tokens.takeName();
        tokens.take(Kind.COMMA);
        Name relation = tokens.takeNameOrString();
        tokens.take(Kind.GREATER);
        return new OfSet(type, relation);
    }

    private ClassDeclaration.Permit permit() {
        Name name = tokens.takeNameOrString();
        tokens.take(Kind.COLON);
        tokens.take(Kind.PAREN_OPEN);
        tokens.take(Kind.CTX);
        if (tokens.takeIf(Kind.COLON)) {
            tokens.take("Context");
        }
        tokens.take(Kind.PAREN_CLOSE);
        if (tokens.takeIf(Kind.COLON)) {
            tokens.take("boolean");
        }
        tokens.take(Kind.ARROW);
        ExpressionParser.Expression expression = expressions.read();
        if (!tokens.takeIf(Kind.COMMA) && !tokens.at(Kind.BRACE_CLOSE)) {
            throw tokens.expected("\",\"");
        }
        return new ClassDeclaration.Permit(name, expression.rewrite(), expression.uses());
    }

    /**
     * Goes on to the next entry or to the end of the block.
     *
     * @return whether there is one before the next class
     */
    private boolean skipToEntry(boolean permits) {
        int open = 0;
        while (!tokens.at(Kind.END) && !tokens.at(Kind.CLASS)) {
            if (open == 0 && (tokens.at(Kind.BRACE_CLOSE) || atEntry(permits))) {
                return true;
            }
            open += nesting(tokens.take());
        }
        return false;
    }

    private boolean atEntry(boolean permits) {
        return (tokens.at(Kind.NAME) || tokens.at(Kind.STRING))
                && tokens.peek(1).kind() == Kind.COLON
                && (!permits
                        || (tokens.peek(2).kind() == Kind.PAREN_OPEN
                                && tokens.peek(3).kind() == Kind.CTX));
    }

    /**
     * Goes on to the next member or to the end of the class.
     *
     * @return whether there is one before the next class
     */
    private boolean skipToMember() {
        int open = 0;
        while (!tokens.at(Kind.END) && !tokens.at(Kind.CLASS)) {
            if (open == 0 && (tokens.at(Kind.BRACE_CLOSE) || atMember())) {
                return true;
            }
            open += nesting(tokens.take());
        }
        return false;
    }

    private boolean atMember() {
        return (tokens.at("related") && tokens.peek(1).kind() == Kind.COLON)
                || (tokens.at("permits") && tokens.peek(1).kind() == Kind.ASSIGN);
    }

    private static int nesting(Token token) {
        return switch (token.kind()) {
            case BRACE_OPEN -> 1;
            case BRACE_CLOSE -> -1;
            default -> 0;
        };
    }
}
