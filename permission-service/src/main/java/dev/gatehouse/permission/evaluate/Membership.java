package dev.gatehouse.permission.evaluate;

/** Whether a subject is in a set. Unknown is an answer of its own, so that no negation can ever turn it into yes. */
public enum Membership {
    MEMBER,
    NOT_MEMBER,
    UNKNOWN
}
