package dev.gatehouse.permission.index;

import dev.gatehouse.permission.index.Compaction.Numbered;
import dev.gatehouse.permission.index.TupleFeed.Known;
import dev.gatehouse.permission.index.TupleFeed.News;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The tuples of one project, current up to some revision. Whoever reads takes its {@link #snapshot} and never waits; what is
 * written to it is written by one thread at a time, and while it is compacted too.
 */
final class ProjectIndex {

    /** Below so many changes the base is not made anew, and above so many parts of the base it is. */
    private static final int LEAST_CHANGES = 4096;

    private static final int BASE_PER_CHANGE = 50;

    private final ProjectId project;
    private final ReentrantLock writing = new ReentrantLock();
    private DictionaryBuilder dictionary;
    private volatile Snapshot snapshot;
    private volatile boolean lost;
    private volatile long syncedAt;
    private volatile long usedAt;
    // What was applied while the base is being made anew; null while it is not.
    private @Nullable List<TupleEvent> meanwhile;

    /**
     * @param asked when, in nanoseconds, its tuples were asked for
     */
    ProjectIndex(ProjectId project, Numbered loaded, long asked) {
        this.project = project;
        this.dictionary = loaded.dictionary();
        this.snapshot = loaded.snapshot();
        this.syncedAt = asked;
        this.usedAt = asked;
    }

    ProjectId project() {
        return project;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Known known() {
        return new Known(project, snapshot.revision());
    }

    /** Whether it lost track of what was written, so that it has to be loaded again. */
    boolean isLost() {
        return lost;
    }

    /** As of when, in nanoseconds, it is known to hold everything that was written. */
    long syncedAt() {
        return syncedAt;
    }

    long usedAt() {
        return usedAt;
    }

    /** Notes that it is used; not every time, since a line of memory that all threads write to is slow. */
    void use(long now, long exactness) {
        if (now - usedAt > exactness) {
            usedAt = now;
        }
    }

    /**
     * Applies what happened.
     *
     * @param asked when, in nanoseconds, it was asked for: everything that was written before is in it
     */
    void apply(News news, long asked) {
        writing.lock();
        try {
            if (!news.complete()) {
                lost = true;
                return;
            }
            long revision = snapshot.revision();
            if (news.head() > revision) {
                SnapshotEditor editor = new SnapshotEditor(snapshot, dictionary);
                for (TupleEvent event : news.events()) {
                    // Another answer may have come first and brought a part of this one.
                    if (event.revision() > revision) {
                        editor.apply(event);
                        if (meanwhile != null) {
                            meanwhile.add(event);
                        }
                    }
                }
                snapshot = editor.snapshot(news.head());
            }
        } finally {
            writing.unlock();
        }
        confirm(asked);
    }

    /** Notes that it holds everything that was written before a time, in nanoseconds. */
    void confirm(long asked) {
        // Two at once may set it back a little, which makes nothing look newer than it is.
        if (asked - syncedAt > 0) {
            syncedAt = asked;
        }
    }

    /** What it holds now, for {@link #before}. */
    Numbered numbered() {
        writing.lock();
        try {
            return new Numbered(snapshot, dictionary);
        } finally {
            writing.unlock();
        }
    }

    /** What it held before all that happened since a revision. Names of what went meanwhile may get numbers again. */
    Snapshot before(Numbered from, News since) {
        writing.lock();
        try {
            long revision = from.snapshot().revision();
            SnapshotEditor editor = new SnapshotEditor(from.snapshot(), from.dictionary());
            for (TupleEvent event : since.events().reversed()) {
                if (event.revision() <= revision) {
                    editor.revert(event);
                }
            }
            return editor.snapshot(since.since().revision());
        } finally {
            writing.unlock();
        }
    }

    /** Whether so much has changed that the base should be made anew. */
    boolean isOverlaid() {
        Snapshot now = snapshot;
        return now.overlay().size() + now.overlay().terms().size()
                > Math.max(LEAST_CHANGES, now.base().forward().edges() / BASE_PER_CHANGE);
    }

    /** Makes the base anew. Takes its time, and neither readers nor writers wait for it. For one thread at a time. */
    void compact() {
        Numbered from;
        writing.lock();
        try {
            from = new Numbered(snapshot, dictionary);
            meanwhile = new ArrayList<>();
        } finally {
            writing.unlock();
        }
        Numbered compacted = Compaction.of(from);
        writing.lock();
        try {
            SnapshotEditor editor = new SnapshotEditor(compacted.snapshot(), compacted.dictionary());
            if (meanwhile != null) {
                meanwhile.forEach(editor::apply);
            }
            meanwhile = null;
            dictionary = compacted.dictionary();
            snapshot = editor.snapshot(snapshot.revision());
        } finally {
            writing.unlock();
        }
    }
}
