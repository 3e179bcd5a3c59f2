package dev.gatehouse.permission.index;

import dev.gatehouse.permission.graph.NodeList;
import java.util.Arrays;

/**
 * A sorted set of edge codes that does not change: a changed copy shares all chunks but one with its original. So one more
 * member costs a chunk and the list of chunks, also where a group has hundreds of thousands.
 */
final class EdgeSet {

    static final EdgeSet EMPTY = new EdgeSet(new int[0][], 0);

    private static final int CHUNK = 128;

    private final int[][] chunks;
    private final int size;

    private EdgeSet(int[][] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean contains(int code) {
        int chunk = chunkOf(code);
        return chunk >= 0 && Arrays.binarySearch(chunks[chunk], code) >= 0;
    }

    /** With a code that is not in it. */
    EdgeSet with(int code) {
        if (size == 0) {
            return new EdgeSet(new int[][] {{code}}, 1);
        }
        int at = Math.max(0, chunkOf(code));
        int[] chunk = chunks[at];
        int place = -1 - Arrays.binarySearch(chunk, code);
        if (place < 0) {
            throw new IllegalStateException("The edge is there already.");
        }
        if (chunk.length < CHUNK) {
            return replaced(at, 1, new int[][] {inserted(chunk, place, code)}, size + 1);
        }
        if (place == CHUNK && at == chunks.length - 1) {
            // New nodes have the highest numbers, so chunks are mostly filled in order.
            return replaced(at + 1, 0, new int[][] {{code}}, size + 1);
        }
        int half = CHUNK / 2;
        int[] low = Arrays.copyOf(chunk, half);
        int[] high = Arrays.copyOfRange(chunk, half, CHUNK);
        if (place <= half) {
            low = inserted(low, place, code);
        } else {
            high = inserted(high, place - half, code);
        }
        return replaced(at, 1, new int[][] {low, high}, size + 1);
    }

    /** Without a code that is in it. */
    EdgeSet without(int code) {
        int at = chunkOf(code);
        int place = at < 0 ? -1 : Arrays.binarySearch(chunks[at], code);
        if (place < 0) {
            throw new IllegalStateException("The edge is not there.");
        }
        if (size == 1) {
            return EMPTY;
        }
        int[] chunk = chunks[at];
        if (chunk.length == 1) {
            return replaced(at, 1, new int[0][], size - 1);
        }
        int[] less = new int[chunk.length - 1];
        System.arraycopy(chunk, 0, less, 0, place);
        System.arraycopy(chunk, place + 1, less, place, less.length - place);
        return replaced(at, 1, new int[][] {less}, size - 1);
    }

    /** Adds the nodes of all codes below a bound. */
    void addBelow(int bound, NodeList into) {
        for (int[] chunk : chunks) {
            for (int code : chunk) {
                if (code >= bound) {
                    return;
                }
                into.add(EdgeCode.node(code));
            }
        }
    }

    int[] toArray() {
        int[] all = new int[size];
        int end = 0;
        for (int[] chunk : chunks) {
            System.arraycopy(chunk, 0, all, end, chunk.length);
            end += chunk.length;
        }
        return all;
    }

    /** The last chunk that begins at the code or below it; -1 when none does. */
    private int chunkOf(int code) {
        int low = 0;
        int high = chunks.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (chunks[middle][0] <= code) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private EdgeSet replaced(int at, int count, int[][] by, int newSize) {
        int[][] changed = new int[chunks.length - count + by.length][];
        System.arraycopy(chunks, 0, changed, 0, at);
        System.arraycopy(by, 0, changed, at, by.length);
        System.arraycopy(chunks, at + count, changed, at + by.length, chunks.length - at - count);
        return new EdgeSet(changed, newSize);
    }

    private static int[] inserted(int[] from, int place, int code) {
        int[] more = new int[from.length + 1];
        System.arraycopy(from, 0, more, 0, place);
        more[place] = code;
        System.arraycopy(from, place, more, place + 1, from.length - place);
        return more;
    }
}
