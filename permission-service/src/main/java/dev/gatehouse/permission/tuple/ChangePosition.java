package dev.gatehouse.permission.tuple;

/**
 * How far somebody has read the change log.
 *
 * @param ordinal of the last change read; {@link #WHOLE} when the whole revision was
 */
public record ChangePosition(long revision, int ordinal) {

    /** Behind every change of a revision. */
    public static final int WHOLE = Integer.MAX_VALUE;

    /** Behind everything of a revision. */
    public static ChangePosition behind(long revision) {
        return new ChangePosition(revision, WHOLE);
    }
}
