package dev.gatehouse.project.directory;

/**
 * A number that grows with every committed change of what requests are routed by. Whoever changes something counts it up in
 * the same transaction, so nobody can see a number before the changes it stands for.
 */
public interface Head {

    /** Counts a change; called in the transaction that makes it, as late as possible because it holds a lock. */
    void changed();

    /** The greatest number this process knows of. */
    long known();
}
