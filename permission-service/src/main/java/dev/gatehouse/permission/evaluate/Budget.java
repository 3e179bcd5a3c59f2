package dev.gatehouse.permission.evaluate;

import java.time.Clock;
import java.time.Instant;

/**
 * What a request may spend. What it cannot find out for that stays unknown.
 *
 * @param steps how many nodes and tuples one question may look at
 * @param deadline when the whole request has to be over
 * @param clock tells whether it is
 */
public record Budget(long steps, Instant deadline, Clock clock) {

    /** Whether the whole request has to be over. */
    public boolean late() {
        return !clock.instant().isBefore(deadline);
    }

    /**
     * As {@link #late}, for who has worked for a while without waiting for anything. A virtual thread gives its processor to
     * nobody unless it waits, so that a few long requests would let all others wait for them.
     */
    @SuppressWarnings("ThreadPriorityCheck")
    public boolean lateAfterPause() {
        Thread.yield();
        return late();
    }
}
