package dev.gatehouse.permission.list;

import dev.gatehouse.permission.graph.NameBytes;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;

/**
 * What tells most of the names of some objects apart: eight bytes of each, behind what all begin with. They hold no graph.
 */
final class NameKeys {

    private final long[] keys;
    private final int common;
    private final boolean mixed;

    private NameKeys(long[] keys, int common, boolean mixed) {
        this.keys = keys;
        this.common = common;
        this.mixed = mixed;
    }

    static NameKeys of(TupleGraph graph, NodeList objects) {
        if (objects.isEmpty()) {
            return new NameKeys(new long[0], 0, false);
        }
        NameBytes first = new NameBytes();
        NameBytes name = new NameBytes();
        graph.name(objects.get(0), first);
        int namespace = graph.namespace(objects.get(0));
        int common = first.length();
        boolean mixed = false;
        for (int at = 0; at < objects.size(); at++) {
            graph.name(objects.get(at), name);
            common = Math.min(common, first.common(name));
            mixed |= graph.namespace(objects.get(at)) != namespace;
        }
        long[] keys = new long[objects.size()];
        for (int at = 0; at < objects.size(); at++) {
            graph.name(objects.get(at), name);
            keys[at] = name.key(common);
        }
        return new NameKeys(keys, common, mixed);
    }

    long key(int at) {
        return keys[at];
    }

    /** With how many bytes all names begin that are the same. */
    int common() {
        return common;
    }

    /** Whether the objects are of several namespaces. */
    boolean mixed() {
        return mixed;
    }
}
