package dev.gatehouse.permission.index;

import dev.gatehouse.permission.graph.NodeList;
import java.util.Arrays;

/**
 * The edges of all nodes in one direction: the codes of one node's edges stand together in one sorted slice of one array. Does
 * not change.
 */
final class Adjacency {

    static final Adjacency EMPTY = new Adjacency(new int[1], new int[0]);

    private final int[] starts;
    private final int[] codes;

    /**
     * @param starts where the slice of each node begins, and behind them the end of the last
     */
    private Adjacency(int[] starts, int[] codes) {
        this.starts = starts;
        this.codes = codes;
    }

    /** Sorts edges into slices. Edges may repeat; they count once. */
    static Adjacency of(int nodes, int[] from, int[] codes, int edges) {
        int[] starts = new int[nodes + 1];
        for (int edge = 0; edge < edges; edge++) {
            starts[from[edge] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            starts[node + 1] += starts[node];
        }
        int[] sorted = new int[edges];
        for (int edge = 0; edge < edges; edge++) {
            sorted[starts[from[edge]]++] = codes[edge];
        }
        // Filling moved each start to its end, which is the start of the next.
        System.arraycopy(starts, 0, starts, 1, nodes);
        starts[0] = 0;
        for (int node = 0; node < nodes; node++) {
            sort(sorted, starts[node], starts[node + 1]);
        }
        return new Adjacency(starts, sorted);
    }

    private static void sort(int[] codes, int begin, int end) {
        for (int at = begin + 1; at < end; at++) {
            if (codes[at - 1] > codes[at]) {
                Arrays.sort(codes, begin, end);
                return;
            }
        }
    }

    int edges() {
        return codes.length;
    }

    long bytes() {
        return 4L * (starts.length + codes.length);
    }

    private int begin(int node) {
        return node < starts.length ? starts[node] : codes.length;
    }

    private int end(int node) {
        return node + 1 < starts.length ? starts[node + 1] : codes.length;
    }

    int degree(int node) {
        return end(node) - begin(node);
    }

    boolean contains(int node, int code) {
        int low = begin(node);
        int high = end(node) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = codes[middle];
            if (found == code) {
                return true;
            }
            if (found < code) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    /** Adds the nodes of all edges with codes below a bound. */
    void addBelow(int node, int bound, NodeList into) {
        int end = end(node);
        for (int at = begin(node); at < end && codes[at] < bound; at++) {
            into.add(EdgeCode.node(codes[at]));
        }
    }

    /** Adds the nodes of all edges with codes below a bound that are not in a set. */
    void addBelow(int node, int bound, EdgeSet but, NodeList into) {
        int end = end(node);
        for (int at = begin(node); at < end && codes[at] < bound; at++) {
            if (!but.contains(codes[at])) {
                into.add(EdgeCode.node(codes[at]));
            }
        }
    }

    /** With all changes applied, and room for more nodes. */
    Adjacency with(int nodes, NodeTrie<EdgeDelta> deltas) {
        int[] degrees = new int[1];
        deltas.forEach((node, delta) ->
                degrees[0] += delta.added().size() - delta.removed().size());
        Merge merge = new Merge(new int[nodes + 1], new int[codes.length + degrees[0]]);
        deltas.forEach(merge::change);
        merge.copyTo(nodes);
        return new Adjacency(merge.starts, merge.codes);
    }

    /** Copies slices from the lowest node to the highest, whole runs of them where nothing changed. */
    private final class Merge {

        private final int[] starts;
        private final int[] codes;
        private int node;
        private int end;

        Merge(int[] starts, int[] codes) {
            this.starts = starts;
            this.codes = codes;
        }

        void copyTo(int bound) {
            int begin = begin(node);
            int length = begin(bound) - begin;
            System.arraycopy(Adjacency.this.codes, begin, codes, end, length);
            int shift = end - begin;
            for (; node < bound; node++) {
                starts[node + 1] = end(node) + shift;
            }
            end += length;
        }

        void change(int changed, EdgeDelta delta) {
            copyTo(changed);
            int[] added = delta.added().toArray();
            int next = 0;
            for (int at = begin(changed); at < end(changed); at++) {
                int code = Adjacency.this.codes[at];
                while (next < added.length && added[next] < code) {
                    codes[end++] = added[next++];
                }
                if (!delta.removed().contains(code)) {
                    codes[end++] = code;
                }
            }
            System.arraycopy(added, next, codes, end, added.length - next);
            end += added.length - next;
            node = changed + 1;
            starts[node] = end;
        }
    }
}
