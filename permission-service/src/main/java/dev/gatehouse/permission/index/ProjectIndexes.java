package dev.gatehouse.permission.index;

import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.index.Compaction.Numbered;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The projects in memory. A project is loaded in the background when it is first asked for, one at a time. Together they keep
 * within a budget: those unused for longest go, and a project that would not fit alone is not tried again for a while.
 */
final class ProjectIndexes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectIndexes.class);

    /** What a tuple takes at least, so that a project much too large is known without loading it. */
    private static final int LEAST_TUPLE_BYTES = 24;

    private static final long RETRY = TimeUnit.SECONDS.toNanos(5);
    private static final long RECONSIDER = TimeUnit.MINUTES.toNanos(10);
    private static final long EXACTNESS = TimeUnit.SECONDS.toNanos(1);

    private final TupleFeed feed;
    private final long budget;
    private final LongSupplier nanoTime;
    private final IndexMeters meters;
    private final Map<ProjectId, Place> places = new ConcurrentHashMap<>();
    private final ExecutorService loader = background("permission-index-loader");
    private final ExecutorService compactor = background("permission-index-compactor");
    private final AtomicBoolean compacting = new AtomicBoolean();

    /** What there is of a project. */
    private sealed interface Place {

        /** Everything. */
        record Ready(ProjectIndex index) implements Place {}

        /**
         * Nothing yet.
         *
         * @param done opens when that is over, however it ended
         */
        record Loading(CountDownLatch done) implements Place {}

        /** Nothing, and nobody tries before this time, in nanoseconds. */
        record Refused(long until) implements Place {}
    }

    /**
     * @param budget how many bytes all indexes may take together
     */
    ProjectIndexes(TupleFeed feed, long budget, LongSupplier nanoTime, IndexMeters meters) {
        this.feed = feed;
        this.budget = budget;
        this.nanoTime = nanoTime;
        this.meters = meters;
        meters.watch(this);
    }

    /** Of platform threads: they compute for long, and virtual threads would take the processors from those that answer. */
    private static ExecutorService background(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** The index of a project. When there is none it is on its way, or the project is too large. */
    @Nullable ProjectIndex find(ProjectId project) {
        long now = nanoTime.getAsLong();
        Place place = places.get(project);
        switch (place) {
            case Place.Ready(ProjectIndex index) -> {
                if (!index.isLost()) {
                    index.use(now, EXACTNESS);
                    if (index.isOverlaid()) {
                        compact();
                    }
                    return index;
                }
                LOG.info("The index of project {} lost track of its changes and is loaded again.", project);
                request(project, place);
            }
            case Place.Refused(long until) when now - until >= 0 -> request(project, place);
            case Place.Refused _, Place.Loading _ -> {}
            case null -> request(project, null);
        }
        return null;
    }

    /** Waits for a project that is on its way, and says whether it is worth looking for it again. */
    boolean awaitLoading(ProjectId project, Duration patience) {
        if (find(project) != null) {
            return true;
        }
        if (!(places.get(project) instanceof Place.Loading(CountDownLatch done))) {
            return false;
        }
        try {
            return done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void request(ProjectId project, @Nullable Place before) {
        Place.Loading loading = new Place.Loading(new CountDownLatch(1));
        boolean ours = before == null
                ? places.putIfAbsent(project, loading) == null
                : places.replace(project, before, loading);
        if (ours) {
            try {
                loader.execute(() -> {
                    try {
                        load(project);
                    } finally {
                        loading.done().countDown();
                    }
                });
            } catch (RejectedExecutionException closed) {
                places.remove(project, loading);
                loading.done().countDown();
            }
        }
    }

    private void load(ProjectId project) {
        try {
            long began = nanoTime.getAsLong();
            long tuples = feed.count(project, budget / LEAST_TUPLE_BYTES + 1);
            if (tuples > budget / LEAST_TUPLE_BYTES) {
                throw new IndexTooLargeException();
            }
            IndexBuilder builder = new IndexBuilder(new Vocabulary(), Math.toIntExact(tuples), budget);
            long asked = nanoTime.getAsLong();
            Snapshot snapshot = builder.build(feed.load(project, builder));
            if (snapshot.bytes() > budget) {
                throw new IndexTooLargeException();
            }
            ProjectIndex index = new ProjectIndex(project, new Numbered(snapshot, builder.dictionary()), asked);
            places.put(project, new Place.Ready(index));
            meters.loaded(nanoTime.getAsLong() - began);
            LOG.debug("Project {} is in memory: {} tuples, {} bytes.", project, snapshot.tuples(), snapshot.bytes());
            evict(index);
        } catch (IndexTooLargeException large) {
            LOG.info("Project {} is too large for the memory of indexes and stays in the database.", project);
            places.put(project, refused(RECONSIDER));
            meters.refused();
        } catch (OutOfMemoryError exhausted) {
            // Others need the heap too. Whatever was loaded of it is garbage by now.
            LOG.warn("The heap has no room for project {}, which stays in the database for a while.", project);
            places.put(project, refused(RECONSIDER));
            meters.refused();
        } catch (RuntimeException failed) {
            if (!loader.isShutdown()) {
                LOG.warn("Project {} cannot be loaded into memory now.", project, failed);
            }
            places.put(project, refused(RETRY));
        }
    }

    private Place refused(long pause) {
        return new Place.Refused(nanoTime.getAsLong() + pause);
    }

    /** Makes room for one index by those that are unused for longest. */
    private void evict(ProjectIndex kept) {
        long bytes = bytes();
        List<ProjectIndex> others = ready().stream()
                .filter(index -> index != kept)
                .sorted(Comparator.comparingLong(ProjectIndex::usedAt))
                .toList();
        for (ProjectIndex index : others) {
            if (bytes <= budget) {
                return;
            }
            if (places.remove(index.project(), new Place.Ready(index))) {
                LOG.debug("Project {} leaves memory to others.", index.project());
                bytes -= index.snapshot().bytes();
            }
        }
        if (bytes > budget && places.replace(kept.project(), new Place.Ready(kept), refused(RECONSIDER))) {
            LOG.info("Project {} has outgrown the memory of indexes.", kept.project());
        }
    }

    private void compact() {
        if (compacting.compareAndSet(false, true)) {
            try {
                compactor.execute(this::compactAll);
            } catch (RejectedExecutionException closed) {
                compacting.set(false);
            }
        }
    }

    private void compactAll() {
        try {
            for (ProjectIndex index : ready()) {
                if (index.isOverlaid()) {
                    compact(index);
                }
            }
        } finally {
            compacting.set(false);
        }
    }

    private void compact(ProjectIndex index) {
        try {
            index.compact();
            evict(index);
        } catch (RuntimeException | OutOfMemoryError failed) {
            // Kept, it would grow with every write, and every read would try the same again.
            if (places.replace(index.project(), new Place.Ready(index), refused(RECONSIDER))) {
                LOG.error("The index of project {} could not be compacted and is given up.", index.project(), failed);
            }
        }
    }

    private List<ProjectIndex> ready() {
        return places.values().stream()
                .flatMap(place -> place instanceof Place.Ready(ProjectIndex index) ? Stream.of(index) : Stream.empty())
                .toList();
    }

    int projects() {
        return ready().size();
    }

    long tuples() {
        return ready().stream().mapToLong(index -> index.snapshot().tuples()).sum();
    }

    long bytes() {
        return ready().stream().mapToLong(index -> index.snapshot().bytes()).sum();
    }

    /** Ends what works in the background. */
    @Override
    public void close() {
        loader.shutdownNow();
        compactor.shutdownNow();
    }
}
