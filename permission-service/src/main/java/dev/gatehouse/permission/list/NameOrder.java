package dev.gatehouse.permission.list;

import dev.gatehouse.permission.graph.NameBytes;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.tuple.SubjectOrder;
import java.util.function.IntPredicate;

/** Objects in the order of their namespaces and, within one, of their names. Compares numbers, and names where those are the same. */
final class NameOrder {

    private final TupleGraph graph;
    private final NodeList objects;
    private final NameKeys keys;
    private final NameBytes left = new NameBytes();
    private final NameBytes right = new NameBytes();

    /**
     * @param keys of the objects
     */
    NameOrder(TupleGraph graph, NodeList objects, NameKeys keys) {
        this.graph = graph;
        this.objects = objects;
        this.keys = keys;
    }

    /** Compares the objects at two places. */
    int compare(int one, int other) {
        if (keys.mixed()) {
            int byNamespace = SubjectOrder.NAMES.compare(namespace(one), namespace(other));
            if (byNamespace != 0) {
                return byNamespace;
            }
        }
        int byKey = Long.compare(keys.key(one), keys.key(other));
        if (byKey != 0) {
            return byKey;
        }
        graph.name(objects.get(one), left);
        graph.name(objects.get(other), right);
        return left.compareTo(right);
    }

    /** Which places are behind an object, which may be gone by now. */
    IntPredicate behind(String namespace, String name) {
        if (objects.isEmpty()) {
            return _ -> false;
        }
        IntPredicate named = behind(name);
        if (keys.mixed()) {
            return place -> {
                int order = SubjectOrder.NAMES.compare(namespace(place), namespace);
                return order == 0 ? named.test(place) : order > 0;
            };
        }
        int order = SubjectOrder.NAMES.compare(namespace(0), namespace);
        return order == 0 ? named : _ -> order > 0;
    }

    private IntPredicate behind(String name) {
        NameBytes position = new NameBytes();
        position.set(name);
        graph.name(objects.get(0), left);
        if (position.common(left) < keys.common()) {
            boolean all = left.compareTo(position) > 0;
            return _ -> all;
        }
        long key = position.key(keys.common());
        return place -> {
            if (keys.key(place) != key) {
                return keys.key(place) > key;
            }
            graph.name(objects.get(place), left);
            return left.compareTo(position) > 0;
        };
    }

    private String namespace(int place) {
        return graph.vocabulary().name(graph.namespace(objects.get(place)));
    }
}
