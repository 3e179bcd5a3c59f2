package dev.gatehouse.permission.expand;

import dev.gatehouse.permission.tuple.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has a relation, as a tree.
 *
 * @param label the individual of a leaf or the set that is expanded here; null where an operator has no name of its own
 * @param truncated why something that belongs here is not shown; null when nothing is missing
 */
public record ExpandedTree(
        Operator operator,
        @Nullable Subject label,
        List<ExpandedTree> children,
        @Nullable Truncation truncated) {

    public ExpandedTree {
        children = List.copyOf(children);
    }

    /** How the children belong together. */
    public enum Operator {
        /** Whoever is in any child. */
        UNION,
        /** Whoever is in all children. */
        INTERSECTION,
        /** Whoever is not in the child. */
        EXCLUSION,
        /** There are no children: an individual, or a set that has no members or is not followed. */
        LEAF
    }

    /** Why something is not shown. */
    public enum Truncation {
        /** The depth of the request is used up. */
        DEPTH,
        /** The tree has as many nodes as it may have. */
        SIZE,
        /** The set stands above itself already. */
        CYCLE
    }
}
