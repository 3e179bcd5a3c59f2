package dev.gatehouse.permission.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.graph.TupleGraph;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Keeps what was found for a first page for those behind it. A finding belongs to one graph, by identity, so that it is never
 * mixed with another revision or another project, and is of no use any more once the graph is gone. Kept is only what follows
 * from the graph and the rules alone: nothing that has to do with an expiry or a condition, and nothing that a limit cut.
 */
@Component
final class Findings {

    /** About sixteen bytes a number. */
    private static final long MOST_NUMBERS = 2_000_000;

    private static final int NUMBERS_PER_ENTRY = 64;
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Cache<Key, Finding> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_NUMBERS)
            .<Key, Finding>weigher((_, finding) -> finding.candidates().size() + NUMBERS_PER_ENTRY)
            .expireAfterAccess(IDLE)
            .build();

    /** What was found for the question, or what a search finds now. */
    Finding of(RuledGraph rules, Object question, Supplier<Finding> search) {
        if (!rules.graph().lasting()) {
            return search.get();
        }
        Key key = new Key(
                rules.graph(),
                new Asked(question, rules.plan(), rules.circumstances().depth()));
        Finding known = kept.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Finding found = search.get();
        if (found.whole() && !rules.sawTerms()) {
            kept.put(key, found);
        }
        return found;
    }

    /** Plans are compared by identity. */
    private record Asked(Object question, Plan plan, int depth) {}

    private static final class Key extends WeakReference<TupleGraph> {

        private final Asked asked;
        private final int hash;

        Key(TupleGraph graph, Asked asked) {
            super(graph);
            this.asked = asked;
            this.hash = 31 * System.identityHashCode(graph) + asked.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            TupleGraph graph = get();
            return graph != null && other instanceof Key key && key.refersTo(graph) && asked.equals(key.asked);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
