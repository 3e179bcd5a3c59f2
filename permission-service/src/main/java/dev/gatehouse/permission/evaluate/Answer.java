package dev.gatehouse.permission.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * What became of a question.
 *
 * @param limitation why it is not known; null unless it is {@link Membership#UNKNOWN}
 */
public record Answer(Membership membership, @Nullable Limitation limitation) {

    public static final Answer MEMBER = new Answer(Membership.MEMBER, null);
    public static final Answer NOT_MEMBER = new Answer(Membership.NOT_MEMBER, null);

    public Answer {
        if ((membership == Membership.UNKNOWN) != (limitation != null)) {
            throw new IllegalArgumentException("Exactly what is unknown has a limitation.");
        }
    }

    public static Answer unknown(Limitation limitation) {
        return new Answer(Membership.UNKNOWN, limitation);
    }

    /** What the caller is told: only what is known to be so is allowed. */
    public boolean allowed() {
        return membership == Membership.MEMBER;
    }
}
