package dev.gatehouse.permission.model;

import java.util.List;

/** From what a permission follows: the right side of a {@code permits} entry. */
public sealed interface Rewrite {

    /** Any operand ({@code ||}). */
    record Union(List<Rewrite> operands) implements Rewrite {
        public Union {
            operands = List.copyOf(operands);
        }
    }

    /** Every operand ({@code &&}). */
    record Intersection(List<Rewrite> operands) implements Rewrite {
        public Intersection {
            operands = List.copyOf(operands);
        }
    }

    /** Whatever the operand is not ({@code !}). */
    record Complement(Rewrite operand) implements Rewrite {}

    /** Another relation or permission of the same object: {@code this.related.r.includes(…)}, {@code this.permits.p(…)}. */
    record Computed(String relation) implements Rewrite {}

    /**
     * A relation or permission of the objects that are related: {@code this.related.r.traverse(…)}. Of each subject set in
     * {@code relation} only namespace and object count, and plain individuals are skipped.
     */
    record Traverse(String relation, String target) implements Rewrite {}
}
