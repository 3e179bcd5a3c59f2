package dev.gatehouse.permission.evaluate;

/** Counts what the present question has cost of its budget. */
final class Meter {

    // Reading the clock costs as much as several steps.
    private static final int STEPS_BETWEEN_LOOKS = 8192;

    private final Budget budget;
    private long left;
    private long nextLook;

    Meter(Budget budget) {
        this.budget = budget;
        reset();
    }

    void reset() {
        left = budget.steps();
        nextLook = Math.max(0, left - STEPS_BETWEEN_LOOKS);
    }

    /** Takes steps. */
    void spend(int steps) {
        left -= steps;
        if (left < nextLook) {
            if (left < 0) {
                throw new LimitReached(Limitation.STEPS);
            }
            nextLook = Math.max(0, left - STEPS_BETWEEN_LOOKS);
            if (budget.lateAfterPause()) {
                throw new LimitReached(Limitation.TIME);
            }
        }
    }

    /** Looks at the clock. */
    void look() {
        if (budget.late()) {
            throw new LimitReached(Limitation.TIME);
        }
    }
}
