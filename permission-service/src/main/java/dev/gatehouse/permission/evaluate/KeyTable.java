package dev.gatehouse.permission.evaluate;

import java.util.Arrays;

/** Counts distinct keys: each gets the next index. Open addressing, cleared and used again without garbage. */
final class KeyTable {

    /** No such key. */
    static final int ABSENT = -1;

    private static final int SMALL = 64;

    private long[] keys = new long[SMALL];
    // The index of the key in the same place, plus one; 0 where there is none.
    private int[] indexes = new int[SMALL];
    private int size;

    int size() {
        return size;
    }

    /** The index of a key, or {@link #ABSENT}. */
    int find(long key) {
        return indexes[place(key)] - 1;
    }

    /** Adds a key and says whether it is new; its index is then {@code size() - 1}. */
    boolean add(long key) {
        int place = place(key);
        if (indexes[place] != 0) {
            return false;
        }
        keys[place] = key;
        indexes[place] = ++size;
        if (size * 2 > keys.length) {
            grow();
        }
        return true;
    }

    void clear() {
        if (size * 16 < indexes.length && indexes.length > SMALL) {
            // One large question must not make every small one behind it expensive.
            keys = new long[SMALL];
            indexes = new int[SMALL];
        } else {
            Arrays.fill(indexes, 0);
        }
        size = 0;
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int place = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 32) & mask;
        while (indexes[place] != 0 && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldIndexes = indexes;
        keys = new long[oldKeys.length * 4];
        indexes = new int[oldKeys.length * 4];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldIndexes[old] != 0) {
                int place = place(oldKeys[old]);
                keys[place] = oldKeys[old];
                indexes[place] = oldIndexes[old];
            }
        }
    }
}
