package dev.gatehouse.permission.index;

/**
 * An end of an edge as it stands in sorted arrays: the number of its node below its kind, so that in the order of integers sets
 * come first, then typed individuals, then plain ones, and a reader of sets stops at the first that is none.
 */
final class EdgeCode {

    /** A node with a relation. */
    static final int SET = 0;

    /** The least code of an object of a namespace without a relation. */
    static final int TYPED = 1 << 29;

    /** The least code of a plain individual. */
    static final int PLAIN = 2 << 29;

    /** The part of a code that is the number. */
    static final int NUMBER = TYPED - 1;

    private EdgeCode() {}

    static int node(int code) {
        return code & NUMBER;
    }
}
