package dev.gatehouse.permission.index;

import dev.gatehouse.permission.index.TupleFeed.Known;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings indexes up to date for reads that must see every write acknowledged before them. Reads that wait at the same time share
 * one statement, whatever their projects: a read joins a round only before its statement begins, so whatever was
 * committed when the read came is in the answer. The first of a round asks for all of them, once a turn is free.
 */
final class CatchUp {

    private final TupleFeed feed;
    private final int mostEvents;
    private final LongSupplier nanoTime;
    private final IndexMeters meters;
    private final Semaphore turns;
    private final Object gate = new Object();
    private @Nullable Round open;

    /**
     * @param mostEvents how many changes of a project are followed; one that is further behind is loaded again instead
     * @param turns how many statements may run at the same time
     */
    CatchUp(TupleFeed feed, int mostEvents, int turns, LongSupplier nanoTime, IndexMeters meters) {
        this.feed = feed;
        this.mostEvents = mostEvents;
        this.nanoTime = nanoTime;
        this.meters = meters;
        this.turns = new Semaphore(turns);
    }

    /**
     * Comes back when the index holds everything that was committed before the call, or has lost track of it.
     *
     * @throws org.springframework.dao.DataAccessException when the database does not answer, so that nothing stale is read instead
     */
    void await(ProjectIndex index) {
        Round round;
        boolean first;
        synchronized (gate) {
            first = open == null;
            round = open == null ? new Round() : open;
            open = round;
            round.join(index);
        }
        if (first) {
            lead(round);
        }
        round.await(index);
    }

    private void lead(Round round) {
        turns.acquireUninterruptibly();
        try {
            synchronized (gate) {
                open = null;
            }
            round.run();
        } finally {
            turns.release();
        }
    }

    /** The reads that one statement serves. */
    private final class Round {

        private final CompletableFuture<Boolean> done = new CompletableFuture<>();
        private final Map<ProjectId, ProjectIndex> indexes = new HashMap<>();
        // Of a project that was loaded again while reads of the former index wait.
        private final List<ProjectIndex> further = new ArrayList<>();
        // What keeps one project from following its changes is no matter of the others.
        private final Map<ProjectIndex, RuntimeException> failures = new HashMap<>();
        private int reads;

        void join(ProjectIndex index) {
            reads++;
            ProjectIndex joined = indexes.putIfAbsent(index.project(), index);
            if (joined != null && joined != index && !further.contains(index)) {
                further.add(index);
            }
        }

        void run() {
            try {
                ask(indexes);
                for (ProjectIndex index : further) {
                    ask(Map.of(index.project(), index));
                }
                done.complete(true);
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            }
        }

        private void ask(Map<ProjectId, ProjectIndex> asked) {
            long now = nanoTime.getAsLong();
            Map<ProjectId, Long> heads = feed.heads(asked.keySet());
            meters.asked(reads);
            for (ProjectIndex index : asked.values()) {
                Known known = index.known();
                // Mostly nothing is new, and that alone is found out at a fraction of the cost.
                if (heads.getOrDefault(index.project(), 0L) == known.revision()) {
                    index.confirm(now);
                } else {
                    follow(index, known, now);
                }
            }
        }

        private void follow(ProjectIndex index, Known known, long now) {
            try {
                index.apply(feed.since(known, mostEvents), now);
            } catch (RuntimeException failed) {
                failures.put(index, failed);
            }
        }

        void await(ProjectIndex index) {
            try {
                done.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
            }
            RuntimeException failed = failures.get(index);
            if (failed != null) {
                throw failed;
            }
        }
    }
}
