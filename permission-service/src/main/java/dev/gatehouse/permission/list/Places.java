package dev.gatehouse.permission.list;

/** Counts how often places of objects were reached. Open addressing over primitive numbers: there may be millions. */
final class Places {

    private static final int SMALL = 1 << 10;

    // A key is never 0, because the number of an object is counted from 1 here.
    private long[] keys = new long[SMALL];
    private int[] counts = new int[SMALL];
    private int size;

    /** Reaches a place once more, and says how often it was reached by now. */
    int reach(int object, int place) {
        long key = key(object, place);
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

    boolean reached(int object, int place) {
        return keys[find(key(object, place))] != 0;
    }

    int size() {
        return size;
    }

    private static long key(int object, int place) {
        return ((object + 1L) << Integer.SIZE) | place;
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
