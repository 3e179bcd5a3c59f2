package dev.gatehouse.permission.change;

import dev.gatehouse.permission.consistency.SnapToken;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.ChangePosition;
import dev.gatehouse.permission.tuple.ChangeStore;
import dev.gatehouse.permission.tuple.LoggedChange;
import dev.gatehouse.permission.tuple.LoggedChanges;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reader's way through the change log of a project: transaction by transaction, but never more in memory than a part of
 * one, since a transaction can be as large as a project.
 */
final class ChangeFollowing {

    private static final int AT_ONCE = 1_000;

    private final ChangeStore changes;
    private final ProjectId project;
    private final Set<String> namespaces;
    private final ChangeSink sink;
    private ChangePosition position = ChangePosition.behind(0);
    private RevisionId model;

    ChangeFollowing(ChangeStore changes, ProjectId project, Set<String> namespaces, RevisionId model, ChangeSink sink) {
        this.changes = changes;
        this.project = project;
        this.namespaces = namespaces;
        this.model = model;
        this.sink = sink;
    }

    /** Begins where the reader was, or now; refuses a reader who was where there is nothing. */
    void begin(@Nullable SnapToken seen) {
        LoggedChanges now = changes.after(project, ChangePosition.behind(Long.MAX_VALUE), namespaces, 1);
        if (seen == null) {
            position = ChangePosition.behind(now.head());
        } else if (seen.revision() > now.head()) {
            throw PermissionProblems.snaptokenFromFuture().exception();
        } else {
            position = ChangePosition.behind(seen.revision());
            model = seen.model();
            if (!now.completeBehind(position)) {
                throw PermissionProblems.snaptokenExpired().exception();
            }
        }
        sink.begin(state());
    }

    /**
     * Goes on as far as the log goes, or as so many transactions do.
     *
     * @return whether the reader can go on later; not when it was so slow that what it needs is not kept any more
     */
    boolean advance(int mostTransactions) {
        int transactions = 0;
        @Nullable LoggedChange open = null;
        while (true) {
            LoggedChanges next = changes.after(project, position, namespaces, AT_ONCE);
            if (!next.completeBehind(position)) {
                if (open != null) {
                    // Half a transaction must not pass for one that was seen, so the answer breaks off.
                    throw PermissionProblems.snaptokenExpired().exception();
                }
                return false;
            }
            for (LoggedChange change : next.changes()) {
                if (open == null
                        || open.position().revision() != change.position().revision()) {
                    close(open);
                    open = null;
                    if (transactions == mostTransactions) {
                        return true;
                    }
                    transactions++;
                    sink.open(new SnapToken(change.position().revision(), model));
                }
                sink.change(change);
                open = change;
                position = change.position();
            }
            if (next.changes().size() < AT_ONCE) {
                close(open);
                position = ChangePosition.behind(next.head());
                return true;
            }
        }
    }

    private void close(@Nullable LoggedChange last) {
        if (last != null) {
            sink.close(last.recordedAt());
            position = ChangePosition.behind(last.position().revision());
        }
    }

    RevisionId model() {
        return model;
    }

    void model(RevisionId revision) {
        model = revision;
    }

    /** What the reader has seen. */
    SnapToken state() {
        return new SnapToken(position.revision(), model);
    }
}
