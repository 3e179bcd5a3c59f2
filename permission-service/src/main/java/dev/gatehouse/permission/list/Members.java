package dev.gatehouse.permission.list;

import dev.gatehouse.permission.explore.Network;
import dev.gatehouse.permission.explore.RuledGraph.Weight;
import dev.gatehouse.permission.explore.Vertex;
import dev.gatehouse.permission.explore.Vertex.Kind;
import dev.gatehouse.permission.explore.Vertex.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sets of a network in which the members of its root are to be found.
 *
 * <p>Members of a union are members of a part, so all parts are looked at. Members of an intersection are members of every part,
 * so the smallest is enough. A complement has members without end: nobody can list them, and a part that holds one is no
 * choice for an intersection.
 */
final class Members {

    private final Set<Vertex> endless = new HashSet<>();
    private final Set<Vertex> certain = new HashSet<>();
    private final Set<Vertex> possible = new HashSet<>();
    private final Vertex root;

    Members(Network network) {
        root = network.root();
        findEndless(network);
        if (!endless.contains(root)) {
            collect(certain, true);
            collect(possible, false);
        }
    }

    /** Whether no list can hold all members. */
    boolean endless() {
        return endless.contains(root);
    }

    /** Sets whose own members are members of the root. */
    Set<Vertex> certain() {
        return certain;
    }

    /** Sets whose own members may be members of the root; nobody else is. */
    Set<Vertex> possible() {
        return possible;
    }

    private void findEndless(Network network) {
        Map<Vertex, List<Vertex>> parents = new HashMap<>();
        Map<Vertex, Integer> endlessParts = new HashMap<>();
        Deque<Vertex> found = new ArrayDeque<>();
        for (Vertex vertex : network.vertices()) {
            for (Link link : vertex.links()) {
                parents.computeIfAbsent(link.to(), _ -> new ArrayList<>()).add(vertex);
            }
            if (vertex.kind() == Kind.COMPLEMENT) {
                endless.add(vertex);
                found.add(vertex);
            }
        }
        for (Vertex part = found.poll(); part != null; part = found.poll()) {
            for (Vertex parent : parents.getOrDefault(part, List.of())) {
                int parts = endlessParts.merge(parent, 1, Integer::sum);
                int needed = parent.kind() == Kind.INTERSECTION ? parent.links().size() : 1;
                if (parts >= needed && endless.add(parent)) {
                    found.add(parent);
                }
            }
        }
    }

    /** Collects the sets below the root; only those that unions lead to, if it is about what is certain. */
    private void collect(Set<Vertex> sets, boolean forCertain) {
        Set<Vertex> seen = new HashSet<>(Set.of(root));
        Deque<Vertex> open = new ArrayDeque<>(seen);
        for (Vertex vertex = open.poll(); vertex != null; vertex = open.poll()) {
            if (vertex.kind() == Kind.SET) {
                sets.add(vertex);
            }
            for (Vertex part : parts(vertex, forCertain)) {
                if (seen.add(part)) {
                    open.add(part);
                }
            }
        }
    }

    private List<Vertex> parts(Vertex vertex, boolean forCertain) {
        return switch (vertex.kind()) {
            case COMPLEMENT -> List.of();
            case INTERSECTION -> forCertain && vertex.links().size() != 1 ? List.of() : smallest(vertex);
            case SET, UNION, COMPUTED, TRAVERSE ->
                vertex.links().stream()
                        .filter(link -> !forCertain || link.weight() == Weight.COUNTS)
                        .map(Link::to)
                        .toList();
        };
    }

    private List<Vertex> smallest(Vertex intersection) {
        Vertex smallest = null;
        int size = Integer.MAX_VALUE;
        for (Link link : intersection.links()) {
            if (!endless.contains(link.to())) {
                int part = size(link.to(), size);
                if (smallest == null || part < size) {
                    smallest = link.to();
                    size = part;
                }
            }
        }
        return smallest == null ? List.of() : List.of(smallest);
    }

    /** How many tuples the parts of a vertex hold; not counted further than to a bound. */
    private static int size(Vertex from, int bound) {
        Set<Vertex> seen = new HashSet<>(Set.of(from));
        Deque<Vertex> open = new ArrayDeque<>(seen);
        int size = 0;
        for (Vertex vertex = open.poll(); vertex != null && size < bound; vertex = open.poll()) {
            size += vertex.members() + 1;
            if (vertex.kind() != Kind.COMPLEMENT) {
                for (Link link : vertex.links()) {
                    if (seen.add(link.to())) {
                        open.add(link.to());
                    }
                }
            }
        }
        return size;
    }
}
