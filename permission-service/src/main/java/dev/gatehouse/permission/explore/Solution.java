package dev.gatehouse.permission.explore;

import dev.gatehouse.permission.evaluate.Membership;
import dev.gatehouse.permission.explore.RuledGraph.Weight;
import dev.gatehouse.permission.explore.Vertex.Kind;
import dev.gatehouse.permission.explore.Vertex.Link;
import dev.gatehouse.permission.explore.Vertex.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What holds of every vertex of a network for the subject that it was read for, by the well-founded semantics.
 *
 * <p>What is certain is the least that follows when complements hold only of what is not even possible; what is possible is
 * the least that follows when complements hold of all that is not certain, and when everything unknown is taken for true. The
 * two are worked out in turn until nothing more becomes certain. What is possible and not certain is unknown: it rests on
 * something unknown, or on its own negation. Members of a cycle that nothing leads into follow from nothing and are not
 * possible.
 */
public final class Solution {

    private static final int NEVER = Integer.MAX_VALUE;

    private final List<Vertex> vertices;
    private final List<List<Vertex>> parents = new ArrayList<>();
    private int[] certain;
    private int[] possible;

    private Solution(List<Vertex> vertices) {
        this.vertices = vertices;
        for (int index = 0; index < vertices.size(); index++) {
            parents.add(new ArrayList<>(2));
        }
        for (Vertex vertex : vertices) {
            for (Link link : vertex.links()) {
                parents.get(link.to().index).add(vertex);
            }
        }
        certain = new int[vertices.size()];
        Arrays.fill(certain, NEVER);
        possible = certain;
    }

    /** Solves a network as far as it has grown. */
    public static Solution of(Network network) {
        Solution solution = new Solution(network.vertices());
        solution.solve();
        return solution;
    }

    /** Whether the subject is a member of a vertex. */
    public Membership membership(Vertex vertex) {
        return certain[vertex.index] != NEVER
                ? Membership.MEMBER
                : possible[vertex.index] != NEVER ? Membership.UNKNOWN : Membership.NOT_MEMBER;
    }

    /** Members in an order in which each follows from earlier ones. */
    public int order(Vertex member) {
        return certain[member.index];
    }

    private void solve() {
        boolean more = true;
        while (more) {
            possible = least(true, certain);
            int[] now = least(false, possible);
            more = count(now) != count(certain);
            certain = now;
        }
    }

    private static long count(int[] orders) {
        return Arrays.stream(orders).filter(order -> order != NEVER).count();
    }

    /** The order in which vertices become true; complements are true of what the other has not. */
    private int[] least(boolean lenient, int[] other) {
        int[] order = new int[vertices.size()];
        Arrays.fill(order, NEVER);
        int[] waiting = new int[vertices.size()];
        List<Vertex> queue = new ArrayList<>();
        for (Vertex vertex : vertices) {
            waiting[vertex.index] =
                    vertex.kind() == Kind.INTERSECTION ? vertex.links().size() : 1;
            if (holdsAlone(vertex, lenient, other)) {
                order[vertex.index] = queue.size();
                queue.add(vertex);
            }
        }
        for (int at = 0; at < queue.size(); at++) {
            Vertex member = queue.get(at);
            for (Vertex parent : parents.get(member.index)) {
                if (parent.kind() != Kind.COMPLEMENT
                        && order[parent.index] == NEVER
                        && leads(parent, member, lenient)
                        && --waiting[parent.index] == 0) {
                    order[parent.index] = queue.size();
                    queue.add(parent);
                }
            }
        }
        return order;
    }

    private static boolean holdsAlone(Vertex vertex, boolean lenient, int[] other) {
        if (lenient && vertex.state() != State.LOOKED_AT) {
            return true;
        }
        if (vertex.kind() == Kind.COMPLEMENT) {
            return other[vertex.links().getFirst().to().index] == NEVER;
        }
        return vertex.direct() == Weight.COUNTS || (lenient && vertex.direct() == Weight.DOUBTFUL);
    }

    // Whether one of the links between them may be followed. An intersection has one link for each time it was a
    // parent.
    private static boolean leads(Vertex parent, Vertex member, boolean lenient) {
        if (lenient || (parent.kind() != Kind.SET && parent.kind() != Kind.TRAVERSE)) {
            return true;
        }
        for (Link link : parent.links()) {
            if (link.to() == member && link.weight() == Weight.COUNTS) {
                return true;
            }
        }
        return false;
    }
}
