package dev.gatehouse.permission.model;

import java.util.Arrays;

/** A graph of numbered nodes, and which of them lie on cycles together. */
final class DirectedGraph {

    private static final int NONE = -1;

    private int nodes;
    private int edges;
    private int[] latest = new int[16];
    /** By edge: where it leads, and the edge before it of the same node. */
    private int[] target = new int[16];

    private int[] before = new int[16];

    /** A new node. Nodes are numbered from 0. */
    int node() {
        if (nodes == latest.length) {
            latest = Arrays.copyOf(latest, 2 * nodes);
        }
        latest[nodes] = NONE;
        return nodes++;
    }

    void link(int from, int to) {
        if (edges == target.length) {
            target = Arrays.copyOf(target, 2 * edges);
            before = Arrays.copyOf(before, 2 * edges);
        }
        target[edges] = to;
        before[edges] = latest[from];
        latest[from] = edges++;
    }

    /**
     * The component of each node: two nodes have the same one when each leads to the other. Tarjan's algorithm with a stack of its
     * own, since a chain may be as long as the text.
     */
    int[] components() {
        int[] component = filled();
        int[] order = filled();
        int[] lowest = new int[nodes];
        int[] edge = new int[nodes];
        int[] path = new int[nodes];
        int[] pending = new int[nodes];
        int pathSize = 0;
        int pendingSize = 0;
        int met = 0;
        int found = 0;
        for (int root = 0; root < nodes; root++) {
            if (order[root] != NONE) {
                continue;
            }
            path[pathSize++] = root;
            while (pathSize > 0) {
                int here = path[pathSize - 1];
                if (order[here] == NONE) {
                    order[here] = met++;
                    lowest[here] = order[here];
                    edge[here] = latest[here];
                    pending[pendingSize++] = here;
                }
                int unseen = NONE;
                for (; edge[here] != NONE && unseen == NONE; edge[here] = before[edge[here]]) {
                    int next = target[edge[here]];
                    if (order[next] == NONE) {
                        unseen = next;
                    } else if (component[next] == NONE) {
                        lowest[here] = Math.min(lowest[here], lowest[next]);
                    }
                }
                if (unseen != NONE) {
                    path[pathSize++] = unseen;
                    continue;
                }
                pathSize--;
                if (pathSize > 0) {
                    int parent = path[pathSize - 1];
                    lowest[parent] = Math.min(lowest[parent], lowest[here]);
                }
                if (lowest[here] == order[here]) {
                    int member;
                    do {
                        member = pending[--pendingSize];
                        component[member] = found;
                    } while (member != here);
                    found++;
                }
            }
        }
        return component;
    }

    private int[] filled() {
        int[] numbers = new int[nodes];
        Arrays.fill(numbers, NONE);
        return numbers;
    }
}
