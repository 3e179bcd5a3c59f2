package dev.gatehouse.permission.expand;

import dev.gatehouse.permission.expand.ExpandedTree.Operator;
import dev.gatehouse.permission.expand.ExpandedTree.Truncation;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a tree that is still growing. */
final class Branch {

    private final @Nullable Branch parent;
    private final @Nullable Subject label;
    private final List<Branch> children = new ArrayList<>();
    private Operator operator = Operator.UNION;
    private @Nullable Truncation truncated;

    /** What is followed here; null where nothing is. */
    final @Nullable Followed followed;

    /** How many nodes are above. */
    final int height;

    /**
     * A set that is followed.
     *
     * @param object its object, which is {@link dev.gatehouse.permission.graph.TupleGraph#ABSENT} when no tuple knows it
     * @param left how many tuples may still follow one another below, this level included
     */
    record Followed(SubjectSet name, int namespace, int object, int relation, int left) {

        /** Another relation of the same object. */
        Followed other(String called, int number) {
            return new Followed(
                    new SubjectSet(name.namespace(), name.object(), called), namespace, object, number, left);
        }
    }

    private Branch(@Nullable Branch parent, @Nullable Subject label, @Nullable Followed followed) {
        this.parent = parent;
        this.label = label;
        this.followed = followed;
        this.height = parent == null ? 0 : parent.height + 1;
    }

    static Branch root(Followed set) {
        return new Branch(null, set.name(), set);
    }

    /** Adds a set to follow. */
    Branch set(Followed set) {
        return add(new Branch(this, set.name(), set));
    }

    /** Adds what is not followed. */
    void leaf(Subject name) {
        add(new Branch(this, name, null));
    }

    /** Adds an operator, which may be without a name. */
    Branch operator(Operator kind, @Nullable Subject name) {
        Branch added = add(new Branch(this, name, null));
        added.operator = kind;
        return added;
    }

    /** Says how the children belong together, when it is not as a union. */
    void becomes(Operator kind) {
        operator = kind;
    }

    boolean bare() {
        return children.isEmpty();
    }

    void truncate(Truncation why) {
        truncated = why;
    }

    /** Whether the set that is followed here is followed above already. */
    boolean belowItself() {
        for (Branch above = parent; above != null; above = above.parent) {
            if (above.followed != null
                    && followed != null
                    && above.followed.name().equals(followed.name())) {
                return true;
            }
        }
        return false;
    }

    /** What has grown. Recursion is as deep as the tree, which is bounded. */
    ExpandedTree tree() {
        return new ExpandedTree(
                children.isEmpty() ? Operator.LEAF : operator,
                label,
                children.stream().map(Branch::tree).toList(),
                truncated);
    }

    private Branch add(Branch child) {
        children.add(child);
        return child;
    }
}
