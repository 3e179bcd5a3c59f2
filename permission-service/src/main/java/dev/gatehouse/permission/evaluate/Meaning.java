package dev.gatehouse.permission.evaluate;

import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.Definition.SubjectType;
import dev.gatehouse.permission.model.Rewrite;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a name means, in the numbers of a vocabulary: a union of stored tuples, of other names of the same object, of
 * traversals, and of a {@link Formula} of what has to be combined in other ways. Most permissions have no formula, and can be
 * searched without combining anything.
 */
public final class Meaning {

    private static final int[] NONE = {};

    /** A name that means nothing. */
    static final Meaning NOTHING = new Meaning(false, false, null, new Names(), null);

    private static final Meaning FREE = new Meaning(true, true, null, new Names(), null);

    private final boolean declared;
    private final boolean tuples;
    private final long @Nullable [] types;
    private final int[] computed;
    private final int[] traversed;
    private final int[] targets;
    private final @Nullable Formula formula;

    private Meaning(boolean declared, boolean tuples, long @Nullable [] types, Names union, @Nullable Formula formula) {
        this.declared = declared;
        this.tuples = tuples;
        this.types = types;
        this.computed = union.computed;
        this.traversed = union.traversed;
        this.targets = union.targets;
        this.formula = formula;
    }

    static Meaning of(Definition definition, boolean strict, Vocabulary vocabulary) {
        return switch (definition) {
            case Definition.Undeclared() -> NOTHING;
            case Definition.Free() -> FREE;
            case Definition.Related(Set<SubjectType> types) ->
                new Meaning(true, true, strict ? numbers(types, vocabulary) : null, new Names(), null);
            case Definition.Permitted(Rewrite rewrite) -> permitted(rewrite, !strict, vocabulary);
        };
    }

    private static Meaning permitted(Rewrite rewrite, boolean tuples, Vocabulary vocabulary) {
        Names union = new Names();
        Formula.Builder formula = new Formula.Builder(vocabulary);
        Deque<Rewrite> alternatives = new ArrayDeque<>(List.of(rewrite));
        while (!alternatives.isEmpty()) {
            switch (alternatives.pop()) {
                case Rewrite.Union(List<Rewrite> operands) ->
                    operands.reversed().forEach(alternatives::push);
                case Rewrite.Intersection(List<Rewrite> operands)
                when operands.size() == 1 -> alternatives.push(operands.getFirst());
                case Rewrite.Computed(String relation) -> union.addComputed(vocabulary.intern(relation));
                case Rewrite.Traverse(String relation, String target) ->
                    union.addTraversal(vocabulary.intern(relation), vocabulary.intern(target));
                case Rewrite other -> formula.add(other);
            }
        }
        return new Meaning(true, tuples, null, union, formula.build());
    }

    private static long[] numbers(Set<SubjectType> types, Vocabulary vocabulary) {
        return types.stream()
                .mapToLong(type -> Keys.of(vocabulary.intern(type.namespace()), vocabulary.intern(type.relation())))
                .toArray();
    }

    /** Whether the name is declared, or needs no declaration. */
    public boolean declared() {
        return declared;
    }

    /** Whether tuples that are stored under the name count. */
    public boolean tuples() {
        return tuples;
    }

    /** Whether tuples with typed subjects of this kind count, where tuples count at all. Plain individuals always do. */
    public boolean admits(int namespace, int relation) {
        if (types == null || namespace == Vocabulary.EMPTY) {
            return true;
        }
        long type = Keys.of(namespace, relation);
        for (long declaredType : types) {
            if (declaredType == type) {
                return true;
            }
        }
        return false;
    }

    /** Other names of the same object whose members are members. Not to be changed. */
    public int[] computed() {
        return computed;
    }

    /** Relations whose objects are followed, each to the {@link #targets target} at the same index. Not to be changed. */
    public int[] traversed() {
        return traversed;
    }

    /** The names that are asked of the objects that {@link #traversed} leads to. Not to be changed. */
    public int[] targets() {
        return targets;
    }

    /** How many names follow from this one alone, which is what it costs to look at it. */
    int parts() {
        return computed.length + traversed.length;
    }

    /** Whether members are found by following tuples and names alone, without intersections and complements. */
    public boolean unionOnly() {
        return formula == null;
    }

    @Nullable Formula formula() {
        return formula;
    }

    /** Alternatives while they are collected. */
    private static final class Names {

        private int[] computed = NONE;
        private int[] traversed = NONE;
        private int[] targets = NONE;

        void addComputed(int relation) {
            computed = added(computed, relation);
        }

        void addTraversal(int relation, int target) {
            traversed = added(traversed, relation);
            targets = added(targets, target);
        }

        private static int[] added(int[] to, int number) {
            int[] longer = java.util.Arrays.copyOf(to, to.length + 1);
            longer[to.length] = number;
            return longer;
        }
    }
}
