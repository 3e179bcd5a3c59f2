package dev.gatehouse.permission.expand;

import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.util.List;

/** Who has a relation, as a tree. */
sealed interface ExpandedTree {

    /**
     * A set and what it is made of.
     *
     * @param truncated whether more belongs to it than is shown
     */
    record Union(SubjectSet set, List<ExpandedTree> children, boolean truncated) implements ExpandedTree {
        public Union {
            children = List.copyOf(children);
        }
    }

    /**
     * An individual, or a set that is not followed: it has no members, is above itself already, or the depth is used up.
     *
     * @param truncated whether it is not followed because the tree became too large
     */
    record Leaf(Subject subject, boolean truncated) implements ExpandedTree {}
}
