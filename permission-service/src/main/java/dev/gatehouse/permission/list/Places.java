package dev.gatehouse.permission.list;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which places of objects were reached, and how often where that matters: most places open at once, and a bit for each object
 * is enough for them.
 */
final class Places {

    private @Nullable Marks[] relations = new @Nullable Marks[64];
    private @Nullable Marks[] gates = new @Nullable Marks[16];
    private final Counts counts = new Counts();

    /** Reaches a place, and says whether it opens by that: once, when it was reached so many times. */
    boolean opens(int object, int place, int times) {
        if (times != 1) {
            return counts.add(object, place) == times;
        }
        if (place < Uses.GATES) {
            relations = fitting(relations, place);
            return marks(relations, place).add(object);
        }
        gates = fitting(gates, place - Uses.GATES);
        return marks(gates, place - Uses.GATES).add(object);
    }

    /** Whether a relation of an object was reached. */
    boolean reached(int object, int relation) {
        Marks marks = relation < relations.length ? relations[relation] : null;
        return marks != null && marks.contains(object);
    }

    private static @Nullable Marks[] fitting(@Nullable Marks[] all, int index) {
        return index < all.length ? all : Arrays.copyOf(all, Math.max(index + 1, all.length * 2));
    }

    private static Marks marks(@Nullable Marks[] all, int index) {
        Marks marks = all[index];
        if (marks == null) {
            marks = new Marks();
            all[index] = marks;
        }
        return marks;
    }

    /** Counts by object and place. Open addressing over primitive numbers: there may be millions. */
    private static final class Counts {

        private static final int SMALL = 1 << 10;

        // A key is never 0, because the number of an object is counted from 1 here.
        private long[] keys = new long[SMALL];
        private int[] counts = new int[SMALL];
        private int size;

        int add(int object, int place) {
            long key = ((object + 1L) << Integer.SIZE) | place;
            int at = find(key);
            if (keys[at] == 0) {
                keys[at] = key;
                if (++size * 2 > keys.length) {
                    grow();
                    at = find(key);
                }
            }
            return ++counts[at];
        }

        private int find(long key) {
            int mask = keys.length - 1;
            int at = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 32) & mask;
            while (keys[at] != 0 && keys[at] != key) {
                at = (at + 1) & mask;
            }
            return at;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldCounts = counts;
            keys = new long[oldKeys.length * 4];
            counts = new int[keys.length];
            for (int old = 0; old < oldKeys.length; old++) {
                if (oldKeys[old] != 0) {
                    int at = find(oldKeys[old]);
                    keys[at] = oldKeys[old];
                    counts[at] = oldCounts[old];
                }
            }
        }
    }
}
