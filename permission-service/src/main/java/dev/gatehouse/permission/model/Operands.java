package dev.gatehouse.permission.model;

import dev.gatehouse.permission.model.Rewrite.Intersection;
import dev.gatehouse.permission.model.Rewrite.Union;
import dev.gatehouse.permission.model.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of one group and the operators between them, while they are read. {@code a || b && c} is {@code (a || b) && c} from
 * left to right, and {@code a || (b && c)} where {@code &&} binds stronger.
 */
final class Operands {

    /** How often one permission may change the operator without parentheses; each time nests its rewrite deeper. */
    static final int MOST_CHANGES = 64;

    private final boolean strongerAnd;
    /** Finished terms of the union, where {@code &&} binds stronger. */
    private final List<Rewrite> alternatives = new ArrayList<>();

    private List<Rewrite> terms = new ArrayList<>();
    private @Nullable Kind given;
    private @Nullable Kind applied;
    private int changes;

    Operands(Precedence precedence) {
        strongerAnd = precedence == Precedence.TYPESCRIPT;
    }

    boolean none() {
        return terms.isEmpty();
    }

    /** Of several operators in a row the last counts. */
    void operator(Kind operator) {
        given = operator;
    }

    /** The operator that joins a term which has none before it. */
    Kind running() {
        return applied == null ? Kind.OR : applied;
    }

    /**
     * Adds a term behind the operator that was given.
     *
     * @return whether the operator is another than before
     */
    boolean add(Rewrite term) {
        if (terms.isEmpty()) {
            terms.add(term);
            given = null;
            return false;
        }
        Kind operator = given == null ? running() : given;
        given = null;
        boolean changed = applied != null && applied != operator;
        if (strongerAnd) {
            if (operator == Kind.OR) {
                alternatives.add(joined(Kind.AND, terms));
                terms = new ArrayList<>();
            }
        } else if (changed) {
            List<Rewrite> outer = new ArrayList<>();
            outer.add(joined(running(), terms));
            terms = outer;
        }
        applied = operator;
        terms.add(term);
        if (changed) {
            changes++;
        }
        return changed;
    }

    /** Whether the last change was the first of the group. */
    boolean firstChange() {
        return changes == 1;
    }

    Rewrite rewrite() {
        if (!strongerAnd) {
            return joined(running(), terms);
        }
        List<Rewrite> all = new ArrayList<>(alternatives);
        all.add(joined(Kind.AND, terms));
        return joined(Kind.OR, all);
    }

    private static Rewrite joined(Kind operator, List<Rewrite> terms) {
        if (terms.size() == 1) {
            return terms.getFirst();
        }
        List<Rewrite> flat = new ArrayList<>(terms.size());
        for (Rewrite term : terms) {
            if (operator == Kind.OR && term instanceof Union(List<Rewrite> inner)) {
                flat.addAll(inner);
            } else if (operator == Kind.AND && term instanceof Intersection(List<Rewrite> inner)) {
                flat.addAll(inner);
            } else {
                flat.add(term);
            }
        }
        return operator == Kind.OR ? new Union(flat) : new Intersection(flat);
    }
}
