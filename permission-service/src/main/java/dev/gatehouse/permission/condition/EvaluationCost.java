package dev.gatehouse.permission.condition;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.values.CelByteString;
import dev.cel.runtime.CelEvaluationListener;
import java.io.Serial;
import java.util.List;

/**
 * Watches one evaluation and ends it when it costs too much. Whoever wrote the expression is not who pays for it, since all
 * projects share the processors. An error inside of {@code ||} can be made good by the other side; this one is raised again
 * at the next step, so it never is.
 */
final class EvaluationCost implements CelEvaluationListener {

    private static final int MOST_STEPS = 20_000;
    private static final int LONGEST_VALUE = 65_536;
    // One step alone takes milliseconds at most, so that the time is bounded as well.
    private static final long LONGEST_NANOS = 100_000_000;
    private static final long NANOS_BETWEEN_PAUSES = 1_000_000;

    private final long start = System.nanoTime();
    private long pause = start + NANOS_BETWEEN_PAUSES;
    private int steps;
    private boolean exceeded;

    @Override
    @SuppressWarnings("ThreadPriorityCheck")
    public void callback(CelExpr expression, Object value) {
        steps++;
        long now = System.nanoTime();
        exceeded |= steps > MOST_STEPS || length(value) > LONGEST_VALUE || now - start > LONGEST_NANOS;
        if (now - pause > 0) {
            // Those who wait for the processor come first, since a virtual thread is never made to give it up.
            Thread.yield();
            pause = System.nanoTime() + NANOS_BETWEEN_PAUSES;
        }
        if (exceeded) {
            throw new ExceededException();
        }
    }

    private static int length(Object value) {
        return switch (value) {
            case String text -> text.length();
            case List<?> list -> list.size();
            case CelByteString bytes -> bytes.size();
            default -> 0;
        };
    }

    private static final class ExceededException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        ExceededException() {
            super("The evaluation costs too much.", null, false, false);
        }
    }
}
