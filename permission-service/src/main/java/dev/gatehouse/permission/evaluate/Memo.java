package dev.gatehouse.permission.evaluate;

import dev.gatehouse.permission.graph.TupleGraph;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What earlier questions found out about names of objects, for one subject.
 *
 * <p>Only what is definite is kept, and with it a <em>height</em>: it follows from names that are at most so many tuples away.
 * Where a later question meets the name with more depth left than that, none of those names is too deep for it, and the same
 * follows again. Elsewhere the memo says nothing, so an answer never depends on what was asked before.
 */
final class Memo {

    private static final int MOST = 1 << 20;

    private final KeyTable known = new KeyTable();
    private boolean[] members = new boolean[64];
    private int[] heights = new int[64];
    private int subject = TupleGraph.ABSENT;

    /** Begins with a subject; what is known about another is forgotten. */
    void about(int next) {
        if (next != subject) {
            known.clear();
            subject = next;
        }
    }

    /** What is known about a name of an object with so much depth left, or null. */
    @Nullable Membership find(int object, int relation, int left) {
        if (known.size() == 0 || object == TupleGraph.ABSENT) {
            return null;
        }
        int index = known.find(Keys.of(object, relation));
        if (index == KeyTable.ABSENT || heights[index] >= left) {
            return null;
        }
        return members[index] ? Membership.MEMBER : Membership.NOT_MEMBER;
    }

    /** From how many tuples away it follows what a name of an object, which was found, is worth. */
    int height(int object, int relation) {
        return heights[known.find(Keys.of(object, relation))];
    }

    /** Keeps what was found out. */
    void keep(int object, int relation, boolean member, int height) {
        // Objects without a number cannot be told apart.
        if (object == TupleGraph.ABSENT || known.size() >= MOST) {
            return;
        }
        long key = Keys.of(object, relation);
        if (known.add(key)) {
            int index = known.size() - 1;
            if (index == heights.length) {
                heights = Arrays.copyOf(heights, index * 2);
                members = Arrays.copyOf(members, index * 2);
            }
            members[index] = member;
            heights[index] = height;
        } else {
            int index = known.find(key);
            heights[index] = Math.min(heights[index], height);
        }
    }
}
