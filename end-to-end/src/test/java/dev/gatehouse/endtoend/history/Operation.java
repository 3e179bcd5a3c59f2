package dev.gatehouse.endtoend.history;

/**
 * An operation of one client.
 *
 * @param what it was, for people
 * @param invoked when the client sent it
 * @param returned when the client had the answer; {@link #NEVER} when none came, and it may have happened at any time after it
 *     was sent, or not at all
 * @param effect what it saw and did; without an answer, what it would have done
 */
public record Operation(String what, long invoked, long returned, Effect effect) {

    public static final long NEVER = Long.MAX_VALUE;

    public Operation {
        if (returned < invoked) {
            throw new IllegalArgumentException("An answer comes after its question.");
        }
    }

    boolean answered() {
        return returned != NEVER;
    }
}
