package dev.gatehouse.permission.graph;

/** How fresh a read must be. */
public sealed interface Consistency {

    /** Sees every write that was acknowledged before the read began, on whatever node. The default. */
    record Fresh() implements Consistency {}

    /** May miss the writes of the last moment, and asks the database for nothing if it can. */
    record MinimizeLatency() implements Consistency {}

    /** Sees at least this revision. */
    record AtLeast(long revision) implements Consistency {}

    /** Sees exactly this revision, whatever was written since. */
    record Exact(long revision) implements Consistency {}

    /** The default. */
    Consistency FRESH = new Fresh();
}
