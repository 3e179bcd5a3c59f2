package dev.gatehouse.permission.index;

import dev.gatehouse.permission.tuple.TupleTerms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The terms of those edges that have any. Does not change once it was made. */
final class TermTable {

    static final TermTable EMPTY = new Builder().build();

    private static final int ENTRY_BYTES = 80;

    private final long[] edges;
    private final @Nullable TupleTerms[] terms;
    private final int[] sets;
    private final int size;

    private TermTable(long[] edges, @Nullable TupleTerms[] terms, int[] sets, int size) {
        this.edges = edges;
        this.terms = terms;
        this.sets = sets;
        this.size = size;
    }

    int size() {
        return size;
    }

    long bytes() {
        return edges.length * 12L + sets.length * 4L + (long) size * ENTRY_BYTES;
    }

    boolean has(int set) {
        int at = NameHash.slot(NameHash.of(set, 0), sets.length);
        while (sets[at] != 0) {
            if (sets[at] == set + 1) {
                return true;
            }
            at = at + 1 == sets.length ? 0 : at + 1;
        }
        return false;
    }

    @Nullable TupleTerms get(int set, int subject) {
        int at = NameHash.slot(NameHash.of(set, subject), edges.length);
        long edge = edge(set, subject);
        while (terms[at] != null) {
            if (edges[at] == edge) {
                return terms[at];
            }
            at = at + 1 == edges.length ? 0 : at + 1;
        }
        return null;
    }

    /** With all changes applied, in which {@link TupleTerms#NONE} stands for terms that went. */
    TermTable with(NodeTrie<NodeTrie<TupleTerms>> changes) {
        if (changes.size() == 0) {
            return this;
        }
        Builder merged = new Builder();
        for (int at = 0; at < edges.length; at++) {
            TupleTerms kept = terms[at];
            if (kept != null) {
                int set = (int) (edges[at] >>> 32);
                int subject = (int) edges[at];
                NodeTrie<TupleTerms> ofSet = changes.get(set);
                if (ofSet == null || ofSet.get(subject) == null) {
                    merged.add(set, subject, kept);
                }
            }
        }
        changes.forEach((set, ofSet) -> ofSet.forEach((subject, changed) -> {
            if (!changed.none()) {
                merged.add(set, subject, changed);
            }
        }));
        return merged.build();
    }

    private static long edge(int set, int subject) {
        return ((long) set << 32) | (subject & 0xFFFF_FFFFL);
    }

    /** Collects terms. */
    static final class Builder {

        private long[] edges = new long[4];
        private @Nullable TupleTerms[] terms = new @Nullable TupleTerms[4];
        private int size;
        private final Map<TupleTerms.Condition, TupleTerms.Condition> conditions = new HashMap<>();

        int size() {
            return size;
        }

        /** Adds the terms of an edge that has none yet. */
        void add(int set, int subject, TupleTerms of) {
            if (size == edges.length) {
                edges = Arrays.copyOf(edges, size * 2);
                terms = Arrays.copyOf(terms, size * 2);
            }
            edges[size] = edge(set, subject);
            terms[size++] = of.condition() == null ? of : sharing(of, of.condition());
        }

        /** Few conditions stand with many tuples. */
        private TupleTerms sharing(TupleTerms of, TupleTerms.Condition condition) {
            TupleTerms.Condition first = conditions.putIfAbsent(condition, condition);
            return first == null ? of : new TupleTerms(of.expiresAt(), first);
        }

        TermTable build() {
            int capacity = size + size / 2 + 1;
            long[] placed = new long[capacity];
            @Nullable TupleTerms[] values = new @Nullable TupleTerms[capacity];
            int[] sets = new int[capacity];
            for (int entry = 0; entry < size; entry++) {
                int set = (int) (edges[entry] >>> 32);
                int at = NameHash.slot(NameHash.of(set, (int) edges[entry]), capacity);
                while (values[at] != null) {
                    at = at + 1 == capacity ? 0 : at + 1;
                }
                placed[at] = edges[entry];
                values[at] = terms[entry];
                mark(sets, set);
            }
            return new TermTable(placed, values, sets, size);
        }

        private static void mark(int[] sets, int set) {
            int at = NameHash.slot(NameHash.of(set, 0), sets.length);
            while (sets[at] != 0 && sets[at] != set + 1) {
                at = at + 1 == sets.length ? 0 : at + 1;
            }
            sets[at] = set + 1;
        }
    }
}
