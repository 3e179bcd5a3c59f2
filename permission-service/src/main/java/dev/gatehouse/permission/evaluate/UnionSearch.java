package dev.gatehouse.permission.evaluate;

import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the subject level by level as long as only unions are met, where a single tuple with the subject decides. Of each
 * level the tuples with the subject are looked for first, then the level is followed to the next. A name is met first on its
 * shortest path, with the most depth left, so to visit each once loses nothing to the depth limit and ends cycles.
 */
final class UnionSearch {

    private final Search search;
    private final TupleGraph graph;

    // The traversals of a level, side by side: whose tuples are followed, the namespace of these, and which name is
    // asked for.
    private final NodeList traversed = new NodeList();
    private final NodeList namespaces = new NodeList();
    private final NodeList targets = new NodeList();

    private boolean beyond;
    private boolean hit;

    UnionSearch(Search search) {
        this.search = search;
        this.graph = search.graph;
    }

    /** The answer to the question that the search began with; null when it takes more than a union to find it. */
    @Nullable Answer answer() {
        beyond = false;
        hit = false;
        int distance = 0;
        for (int from = 0; from < search.size(); distance++) {
            if (distance == search.depth) {
                return Answer.unknown(Limitation.DEPTH);
            }
            search.meter.look();
            complete(from, distance);
            int to = search.size();
            if (!hit && !beyond) {
                look(from, to);
            }
            if (hit) {
                search.memo.keep(search.object(0), search.relation(0), true, distance);
                return Answer.MEMBER;
            }
            if (!beyond) {
                follow(from, to, distance + 1 == search.depth);
            }
            if (beyond) {
                return null;
            }
            from = to;
        }
        if (!search.spared()) {
            search.memo.keep(search.object(0), search.relation(0), false, distance - 1);
        }
        return Answer.NOT_MEMBER;
    }

    /** Adds the names from which those of the level are computed, and tells the graph what will be asked about all of them. */
    private void complete(int from, int distance) {
        search.sets.clear();
        search.typed.clear();
        traversed.clear();
        namespaces.clear();
        targets.clear();
        for (int element = from; element < search.size() && !beyond; element++) {
            Membership remembered = search.remembered(element, distance);
            if (remembered != null) {
                search.leaveOut();
                search.forget(element);
                hit |= remembered == Membership.MEMBER;
                continue;
            }
            Meaning meaning = search.meaning(element);
            beyond |= !meaning.unionOnly();
            search.meter.spend(meaning.parts());
            for (int name : meaning.computed()) {
                search.addName(element, name);
            }
            if (meaning.tuples() && search.node(element) != TupleGraph.ABSENT) {
                search.sets.add(search.node(element));
            }
            traverse(element, meaning);
        }
        if (!hit && !beyond) {
            graph.prefetch(search.sets, search.typed, search.subject());
        }
    }

    private void traverse(int element, Meaning meaning) {
        int[] names = meaning.traversed();
        for (int i = 0; i < names.length; i++) {
            int node = search.traversable(element, names[i]);
            if (node != TupleGraph.ABSENT) {
                search.typed.add(node);
                traversed.add(node);
                namespaces.add(search.namespace(element));
                targets.add(meaning.targets()[i]);
            }
        }
    }

    private void look(int from, int to) {
        int subject = search.subject();
        if (subject == TupleGraph.ABSENT) {
            return;
        }
        for (int element = from; element < to && !hit; element++) {
            if (search.meaning(element).tuples() && search.node(element) != TupleGraph.ABSENT) {
                switch (search.tuples.direct(search.node(element), subject, search.meaning(element))) {
                    case MEMBER -> hit = true;
                    case NOT_MEMBER -> {}
                    case UNKNOWN -> beyond = true;
                }
            }
        }
    }

    private void follow(int from, int to, boolean last) {
        for (int element = from; element < to; element++) {
            Meaning meaning = search.meaning(element);
            int node = search.node(element);
            if (!meaning.tuples() || node == TupleGraph.ABSENT) {
                continue;
            }
            search.found.clear();
            graph.sets(node, search.found);
            search.meter.spend(search.found.size());
            for (int i = 0; i < search.found.size(); i++) {
                int set = search.found.get(i);
                // That one is too deep is all that is still of interest at the last level.
                if (counts(node, set, meaning) && search.addSet(set) && last) {
                    return;
                }
            }
        }
        for (int traversal = 0; traversal < traversed.size(); traversal++) {
            int node = traversed.get(traversal);
            Meaning meaning = search.plan.meaning(namespaces.get(traversal), graph.relation(node));
            search.found.clear();
            graph.typed(node, search.found);
            search.meter.spend(search.found.size());
            for (int i = 0; i < search.found.size(); i++) {
                int subject = search.found.get(i);
                if (counts(node, subject, meaning)
                        && search.addTarget(graph.object(subject), targets.get(traversal))
                        && last) {
                    return;
                }
            }
        }
    }

    private boolean counts(int set, int subject, Meaning meaning) {
        Membership counts = search.tuples.counts(set, subject, meaning);
        beyond |= counts == Membership.UNKNOWN;
        return counts == Membership.MEMBER;
    }
}
