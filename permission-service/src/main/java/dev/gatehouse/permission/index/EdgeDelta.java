package dev.gatehouse.permission.index;

/**
 * How the edges of a node differ from those in the base.
 *
 * @param added edges that the base does not have
 * @param removed edges that only the base has
 */
record EdgeDelta(EdgeSet added, EdgeSet removed) {

    static final EdgeDelta NONE = new EdgeDelta(EdgeSet.EMPTY, EdgeSet.EMPTY);

    /** With an edge that was not there. */
    EdgeDelta insert(int code) {
        return removed.contains(code)
                ? new EdgeDelta(added, removed.without(code))
                : new EdgeDelta(added.with(code), removed);
    }

    /** Without an edge that was there. */
    EdgeDelta delete(int code) {
        return added.contains(code)
                ? new EdgeDelta(added.without(code), removed)
                : new EdgeDelta(added, removed.with(code));
    }

    boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    int size() {
        return added.size() + removed.size();
    }
}
