package dev.gatehouse.permission.model;

import dev.gatehouse.permission.model.ClassDeclaration.ComputedUse;
import dev.gatehouse.permission.model.ClassDeclaration.TraverseUse;
import dev.gatehouse.permission.model.ClassDeclaration.Use;
import dev.gatehouse.permission.model.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a permission follows from.
 *
 * <pre>
 * expression = term { [ "&amp;&amp;" | "||" ] term }
 * term       = "(" expression ")" | "!" atom | "!" "(" expression ")" | atom
 * atom       = "this" "." "related" prop "." "includes" "(" "ctx" "." "subject" [ "," ] ")"
 *            | "this" "." "permits" prop "(" "ctx" ")"
 *            | "this" "." "related" prop "." "traverse" "(" var "=&gt;" NAME "." body [ "," ] ")"   var = NAME | "(" NAME ")"
 * body       = "related" prop "." "includes" "(" "ctx" "." "subject" [ "," ] ")" | "permits" prop "(" "ctx" ")"
 * prop       = "." NAME | "[" STRING "]"
 * </pre>
 *
 * Operators that are missing, doubled or trailing are read as the contract's servers read them, and told by a warning. Groups
 * nest ten deep at most, which bounds the recursion here and in all that walks the result.
 */
final class ExpressionParser {

    private static final int DEEPEST = 10;

    record Expression(Rewrite rewrite, List<Use> uses) {}

    private final TokenReader tokens;
    private final Precedence precedence;
    private final Diagnostics diagnostics;
    private List<Use> uses = new ArrayList<>();
    private int depth;
    private int complements;
    private int changes;

    ExpressionParser(TokenReader tokens, Precedence precedence, Diagnostics diagnostics) {
        this.tokens = tokens;
        this.precedence = precedence;
        this.diagnostics = diagnostics;
    }

    /** Reads up to a comma or brace, which is left. */
    Expression read() {
        uses = new ArrayList<>();
        depth = 0;
        complements = 0;
        changes = 0;
        return new Expression(operands(), uses);
    }

    private Rewrite operands() {
        Operands operands = new Operands(precedence);
        boolean operandWanted = true;
        while (true) {
            Token token = tokens.peek();
            switch (token.kind()) {
                case AND, OR -> {
                    if (operandWanted) {
                        diagnostics.warning(token.start(), token.end(), "there is no expression before this operator");
                    }
                    operands.operator(token.kind());
                    operandWanted = true;
                    tokens.take();
                }
                case PAREN_OPEN, NOT, THIS -> {
                    if (!operandWanted) {
                        diagnostics.warning(
                                token.start(),
                                token.end(),
                                "did not expect another expression; it is read as if \"%s\" stood before it"
                                        .formatted(operands.running().text()));
                    }
                    Rewrite term = term();
                    if (operands.add(term) && precedence != Precedence.TYPESCRIPT) {
                        mixed(token, operands);
                    }
                    operandWanted = false;
                }
                default -> {
                    if (operands.none()) {
                        throw tokens.expected("\"this\"");
                    }
                    if (operandWanted) {
                        diagnostics.warning(
                                token.start(), token.end(), "the operator before this has no expression behind it");
                    }
                    return operands.rewrite();
                }
            }
        }
    }

    /** Here the operator changes, so what was read becomes the first operand of another group. */
    private void mixed(Token token, Operands operands) {
        changes++;
        if (changes > Operands.MOST_CHANGES) {
            throw tokens.refused("\"&&\" and \"||\" are mixed too often; use parentheses after %d times"
                    .formatted(Operands.MOST_CHANGES));
        }
        if (!operands.firstChange()) {
            return;
        }
        if (precedence == Precedence.ERROR) {
            diagnostics.error(token.start(), token.end(), "\"&&\" and \"||\" are mixed; use parentheses");
        } else {
            diagnostics.warning(
                    token.start(),
                    token.end(),
                    "\"&&\" and \"||\" are mixed; both have the same precedence and are read from left to right, so use parentheses");
        }
    }

    private Rewrite term() {
        if (tokens.at(Kind.PAREN_OPEN)) {
            return group();
        }
        if (!tokens.takeIf(Kind.NOT)) {
            return atom();
        }
        complements++;
        Rewrite operand = tokens.at(Kind.PAREN_OPEN) ? group() : atom();
        complements--;
        return new Rewrite.Complement(operand);
    }

    private Rewrite group() {
        if (depth == DEEPEST) {
            throw tokens.refused("expression nested too deeply; maximal nesting depth is " + DEEPEST);
        }
        tokens.take(Kind.PAREN_OPEN);
        depth++;
        Rewrite rewrite = operands();
        depth--;
        tokens.take(Kind.PAREN_CLOSE);
        return rewrite;
    }

    private Rewrite atom() {
        tokens.take(Kind.THIS);
        tokens.take(Kind.DOT);
        if (tokens.takeIf("permits")) {
            Name permit = property();
            readContext();
            return computed(permit);
        }
        if (!tokens.takeIf("related")) {
            throw tokens.expected("\"related\" or \"permits\"");
        }
        Name relation = property();
        tokens.take(Kind.DOT);
        if (tokens.takeIf("includes")) {
            readSubject();
            return computed(relation);
        }
        if (!tokens.takeIf("traverse")) {
            throw tokens.expected("\"includes\" or \"traverse\"");
        }
        Name target = traversed();
        uses.add(new TraverseUse(relation, target, complements > 0));
        return new Rewrite.Traverse(relation.text(), target.text());
    }

    private Rewrite computed(Name relation) {
        uses.add(new ComputedUse(relation, complements > 0));
        return new Rewrite.Computed(relation.text());
    }

    private Name traversed() {
        tokens.take(Kind.PAREN_OPEN);
        boolean inParentheses = tokens.takeIf(Kind.PAREN_OPEN);
        Name variable = tokens.takeName();
        if (inParentheses) {
            tokens.take(Kind.PAREN_CLOSE);
        }
        tokens.take(Kind.ARROW);
        tokens.take(variable.text());
        tokens.take(Kind.DOT);
        Name target;
        if (tokens.takeIf("permits")) {
            target = property();
            readContext();
        } else if (tokens.takeIf("related")) {
            target = property();
            tokens.take(Kind.DOT);
            tokens.take("includes");
            readSubject();
        } else {
            throw tokens.expected("\"related\" or \"permits\"");
        }
        tokens.takeIf(Kind.COMMA);
        tokens.take(Kind.PAREN_CLOSE);
        return target;
    }

    private Name property() {
        if (tokens.takeIf(Kind.BRACKET_OPEN)) {
            if (!tokens.at(Kind.STRING)) {
                throw tokens.expected("string");
            }
            Name name = tokens.takeNameOrString();
            tokens.take(Kind.BRACKET_CLOSE);
            return name;
        }
        tokens.take(Kind.DOT);
        return tokens.takeName();
    }

    private void readContext() {
        tokens.take(Kind.PAREN_OPEN);
        tokens.take(Kind.CTX);
        tokens.take(Kind.PAREN_CLOSE);
    }

    private void readSubject() {
        tokens.take(Kind.PAREN_OPEN);
        tokens.take(Kind.CTX);
        tokens.take(Kind.DOT);
        tokens.take("subject");
        tokens.takeIf(Kind.COMMA);
        tokens.take(Kind.PAREN_CLOSE);
    }
}
