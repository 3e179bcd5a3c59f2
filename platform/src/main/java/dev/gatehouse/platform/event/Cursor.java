package dev.gatehouse.platform.event;

/**
 * How far a follower has come in a project.
 *
 * @param reached the last event whose effect was acknowledged
 * @param failures how often in a row the next event has failed
 */
record Cursor(Position reached, int failures) {

    /**
     * A place in the order of commits.
     *
     * @param transaction the {@code xid8} of the transaction, as text
     * @param number tells apart the events of one transaction
     */
    record Position(String transaction, long number) {}

    /** Before every event. */
    static final Cursor START = new Cursor(new Position("0", 0), 0);
}
