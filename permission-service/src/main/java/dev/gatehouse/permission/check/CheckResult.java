package dev.gatehouse.permission.check;

import org.jspecify.annotations.Nullable;

/**
 * What became of a question.
 *
 * @param limit what kept the answer from being known; null unless it is {@link Membership#UNKNOWN}
 * @param revision the revision of the project's tuples at which it holds
 */
public record CheckResult(Membership membership, @Nullable Limit limit, long revision) {

    /** Whether the subject is a member. Unknown is its own answer, so that no negation can ever turn it into yes. */
    public enum Membership {
        MEMBER,
        NOT_MEMBER,
        UNKNOWN
    }

    /** What a question can run into. */
    public enum Limit {
        DEPTH,
        WIDTH,
        ROWS,
        TIME
    }

    public CheckResult {
        if ((membership == Membership.UNKNOWN) != (limit != null)) {
            throw new IllegalArgumentException("Exactly what is unknown has met a limit.");
        }
    }

    static CheckResult member(long revision) {
        return new CheckResult(Membership.MEMBER, null, revision);
    }

    static CheckResult notMember(long revision) {
        return new CheckResult(Membership.NOT_MEMBER, null, revision);
    }

    static CheckResult unknown(Limit limit, long revision) {
        return new CheckResult(Membership.UNKNOWN, limit, revision);
    }

    /** What the caller is told: only what is known to be so is allowed. */
    public boolean allowed() {
        return membership == Membership.MEMBER;
    }
}
