package dev.gatehouse.permission.change;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Somebody who waits for new revisions of one project. Close it when nobody waits any more. */
final class Watching implements AutoCloseable {

    private final Semaphore signals = new Semaphore(0);
    private final Runnable end;
    private volatile boolean over;

    /** @param end what is done when nobody waits any more */
    Watching(Runnable end) {
        this.end = end;
    }

    /** Waits until there may be a new revision, but no longer than this. */
    void await(Duration longest) {
        try {
            if (signals.tryAcquire(Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS)) {
                // One look at the log answers all signals.
                signals.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            over = true;
        }
    }

    /** Whether the process stops serving. */
    boolean over() {
        return over;
    }

    void wake() {
        signals.release();
    }

    void finish() {
        over = true;
        wake();
    }

    @Override
    public void close() {
        end.run();
    }
}
