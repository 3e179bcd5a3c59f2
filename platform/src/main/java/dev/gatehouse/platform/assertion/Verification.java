package dev.gatehouse.platform.assertion;

import dev.gatehouse.platform.access.Admission;

/** What became of an assertion. */
sealed interface Verification {

    /** It is one of ours and alive. */
    record Accepted(Admission admission) implements Verification {}

    /** @param reason for the log only */
    record Refused(String reason) implements Verification {}
}
