package dev.gatehouse.permission.tuple;

import java.util.List;

/**
 * A part of the change log.
 *
 * @param head the newest revision
 * @param trimmedTo up to which revision changes may be missing
 */
public record LoggedChanges(long head, long trimmedTo, List<LoggedChange> changes) {

    public LoggedChanges {
        changes = List.copyOf(changes);
    }

    /** Whether nothing is missing behind a position. */
    public boolean completeBehind(ChangePosition position) {
        return position.revision() > trimmedTo
                || (position.revision() == trimmedTo && position.ordinal() == ChangePosition.WHOLE);
    }
}
