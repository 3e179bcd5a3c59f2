package dev.gatehouse.permission.list;

import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.model.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A model read backwards: of a relation, which permissions mention it.
 *
 * <p>Every permission is a circuit of gates. Take {@code edit = owner && parent.traverse(edit)}: the relation {@code owner}
 * feeds a gate that waits for two inputs; the other is a gate that {@code edit} of any parent opens; and when both are there
 * the gate opens {@code edit}. A place is a gate or a relation, of one object. A complement has no input: whoever looks only
 * for what is certain never finds it open, whoever looks for what is possible finds it open always.
 */
final class Uses {

    /** Places from here on are gates, those below are relations. */
    static final int GATES = 1 << 30;

    private static final Feed[] NONE = {};
    private static final Hop[] NO_HOPS = {};

    /**
     * What an open place leads to, in the same object.
     *
     * @param place the place that it opens, or of whose inputs it is one
     * @param settled whether the source is always possible, so that a gate that waits for several does not wait for it
     */
    record Feed(int place, boolean settled) {}

    /** What an open relation leads to in the objects that have a relation to this one. */
    record Hop(int namespace, int relation, int gate) {}

    /**
     * A gate.
     *
     * @param feeds what it opens
     * @param inputs for how many it waits to be certain
     * @param shut whether one of them is a complement, which is never certain, so that the gate is not either
     * @param doubtful for how many it waits to be possible
     * @param permission the permission that it belongs to
     */
    record Gate(Feed feeds, int inputs, boolean shut, int doubtful, int permission) {}

    private static final Feed[][] NO_FEEDS = {};

    // By namespace and relation, and by relation: names that came later than the model feed nothing.
    private final Feed[][][] feeds;
    private final Hop[][] hops;
    private final List<Gate> gates = new ArrayList<>();
    private final Set<Long> always = new HashSet<>();
    private final boolean unionsOnly;

    Uses(Plan plan) {
        PermissionModel model = plan.rules().model();
        Vocabulary vocabulary = plan.vocabulary();
        Permits permits = new Permits(vocabulary);
        model.namespaces()
                .forEach(namespace -> model.declarations(namespace).forEach((name, definition) -> {
                    if (definition instanceof Definition.Permitted(Rewrite rewrite)) {
                        permits.add(new Permit(vocabulary.intern(namespace), vocabulary.intern(name), rewrite));
                    }
                }));
        permits.findAlways();
        Map<Long, List<Feed>> wiredFeeds = new HashMap<>();
        Map<Integer, List<Hop>> wiredHops = new HashMap<>();
        for (Permit permit : permits.all) {
            new Wiring(permits, permit, wiredFeeds, wiredHops)
                    .wire(permit.rewrite, new Feed(permit.relation, permits.always(permit)));
        }
        feeds = byNumbers(wiredFeeds);
        hops = new Hop[length(wiredHops.keySet().stream().mapToInt(relation -> relation))][];
        Arrays.fill(hops, NO_HOPS);
        wiredHops.forEach((relation, list) -> hops[relation] = list.toArray(NO_HOPS));
        always.addAll(permits.always);
        unionsOnly = permits.all.stream().allMatch(permit -> unionsOnly(permit.rewrite));
    }

    private static Feed[][][] byNumbers(Map<Long, List<Feed>> wired) {
        Feed[][][] feeds = new Feed[length(wired.keySet().stream().mapToInt(Uses::namespace))][][];
        Arrays.fill(feeds, NO_FEEDS);
        wired.forEach((key, list) -> {
            Feed[][] known = feeds[namespace(key)];
            Feed[][] fitting = Arrays.copyOf(known, Math.max(known.length, key.intValue() + 1));
            Arrays.fill(fitting, known.length, fitting.length, NONE);
            fitting[key.intValue()] = list.toArray(NONE);
            feeds[namespace(key)] = fitting;
        });
        return feeds;
    }

    private static int length(IntStream indexes) {
        return indexes.max().orElse(-1) + 1;
    }

    private static int namespace(long key) {
        return (int) (key >> Integer.SIZE);
    }

    /** What a relation leads to in the same object. */
    Feed[] feeds(int namespace, int relation) {
        Feed[][] ofNamespace = namespace < feeds.length ? feeds[namespace] : NO_FEEDS;
        return relation < ofNamespace.length ? ofNamespace[relation] : NONE;
    }

    /** Which permissions ask objects for this relation by traversal. */
    Hop[] hops(int relation) {
        return relation < hops.length ? hops[relation] : NO_HOPS;
    }

    Gate gate(int place) {
        return gates.get(place - GATES);
    }

    /** Whether the permission may hold for subjects that no tuple leads to. */
    boolean always(int namespace, int relation) {
        return always.contains(key(namespace, relation));
    }

    /** The permissions that may hold for subjects that no tuple leads to, as namespace and relation. */
    Iterable<int[]> always() {
        return always.stream()
                .map(key -> new int[] {(int) (key >> Integer.SIZE), key.intValue()})
                .toList();
    }

    /** Whether no permission intersects or complements anything. */
    boolean unionsOnly() {
        return unionsOnly;
    }

    /** Whether there are permissions that may hold without any tuple. */
    boolean someAlways() {
        return !always.isEmpty();
    }

    private static long key(int namespace, int relation) {
        return (long) namespace << Integer.SIZE | relation;
    }

    private static boolean unionsOnly(Rewrite rewrite) {
        return switch (rewrite) {
            case Rewrite.Union(List<Rewrite> operands) -> operands.stream().allMatch(Uses::unionsOnly);
            case Rewrite.Intersection _, Rewrite.Complement _ -> false;
            case Rewrite.Computed _, Rewrite.Traverse _ -> true;
        };
    }

    private record Permit(int namespace, int relation, Rewrite rewrite) {}

    /** All permissions of the model, and which of them may hold without any tuple. */
    private static final class Permits {

        private final Vocabulary vocabulary;
        private final List<Permit> all = new ArrayList<>();
        private final Set<Long> always = new HashSet<>();

        Permits(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }

        void add(Permit permit) {
            all.add(permit);
        }

        /** The least set of which everything follows: one more may make another so. */
        void findAlways() {
            boolean grew = true;
            while (grew) {
                grew = false;
                for (Permit permit : all) {
                    grew |= always(permit.rewrite, permit.namespace)
                            && always.add(key(permit.namespace, permit.relation));
                }
            }
        }

        boolean always(Permit permit) {
            return always.contains(key(permit.namespace, permit.relation));
        }

        boolean always(Rewrite rewrite, int namespace) {
            return switch (rewrite) {
                case Rewrite.Union(List<Rewrite> operands) ->
                    operands.stream().anyMatch(operand -> always(operand, namespace));
                case Rewrite.Intersection(List<Rewrite> operands) ->
                    !operands.isEmpty() && operands.stream().allMatch(operand -> always(operand, namespace));
                case Rewrite.Complement _ -> true;
                case Rewrite.Computed(String relation) -> always.contains(key(namespace, vocabulary.intern(relation)));
                case Rewrite.Traverse _ -> false;
            };
        }
    }

    /** Makes the gates of one permission. */
    private final class Wiring {

        private final Permits permits;
        private final int namespace;
        private final int permission;
        private final Map<Long, List<Feed>> feeds;
        private final Map<Integer, List<Hop>> hops;

        Wiring(Permits permits, Permit permit, Map<Long, List<Feed>> feeds, Map<Integer, List<Hop>> hops) {
            this.permits = permits;
            this.namespace = permit.namespace;
            this.permission = permit.relation;
            this.feeds = feeds;
            this.hops = hops;
        }

        /** Lets a rewrite lead where it leads. Recursion is as deep as rewrites are nested. */
        void wire(Rewrite rewrite, Feed to) {
            switch (rewrite) {
                case Rewrite.Union(List<Rewrite> operands) -> {
                    int gate = gate(to, 1, false, 1);
                    operands.forEach(operand -> wire(operand, new Feed(gate, false)));
                }
                case Rewrite.Intersection(List<Rewrite> operands) -> wireAll(operands, to);
                case Rewrite.Complement _ -> {}
                case Rewrite.Computed(String relation) ->
                    feeds.computeIfAbsent(key(namespace, permits.vocabulary.intern(relation)), _ -> new ArrayList<>())
                            .add(to);
                case Rewrite.Traverse(String relation, String target) -> {
                    int gate = gate(to, 1, false, 1);
                    hops.computeIfAbsent(permits.vocabulary.intern(target), _ -> new ArrayList<>())
                            .add(new Hop(namespace, permits.vocabulary.intern(relation), gate));
                }
            }
        }

        private void wireAll(List<Rewrite> operands, Feed to) {
            int waiting = (int) operands.stream()
                    .filter(operand -> !permits.always(operand, namespace))
                    .count();
            boolean shut = operands.stream().anyMatch(Rewrite.Complement.class::isInstance);
            int gate = gate(to, operands.size(), shut, waiting);
            operands.forEach(operand -> wire(operand, new Feed(gate, permits.always(operand, namespace))));
        }

        private int gate(Feed to, int inputs, boolean shut, int doubtful) {
            gates.add(new Gate(to, inputs, shut, doubtful, permission));
            return GATES + gates.size() - 1;
        }
    }
}
