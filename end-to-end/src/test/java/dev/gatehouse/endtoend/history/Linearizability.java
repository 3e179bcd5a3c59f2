package dev.gatehouse.endtoend.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a history is linearizable: whether every operation can be given one moment between its question and its answer,
 * so that all of them in the order of these moments are what a single client of a single server would have seen (Herlihy and
 * Wing 1990). The search is the one of Wing and Gong with the memo of Lowe: a configuration is which operations have happened and
 * what the registers hold, and none is looked at twice.
 *
 * <p>Two observations keep it small. An operation that may happen now, fits and changes nothing may as well happen now. And of
 * operations with the same effect the one whose answer came first may as well be the first, so one of each effect is tried.
 */
public final class Linearizability {

    private final List<Operation> operations;
    private final Set<Configuration> met = new HashSet<>();
    private final ArrayDeque<Configuration> open = new ArrayDeque<>();

    private record Configuration(BitSet happened, int state) {}

    private Linearizability(List<Operation> history) {
        operations = history.stream()
                .sorted(Comparator.comparingLong(Operation::invoked))
                .toList();
    }

    /**
     * Looks for an order of a history.
     *
     * @param initial what the registers held before it
     * @return how far the best attempt came, where there is no order
     */
    public static Optional<String> violation(List<Operation> history, int initial) {
        return new Linearizability(history).search(initial);
    }

    private Optional<String> search(int initial) {
        Configuration furthest = new Configuration(new BitSet(operations.size()), initial);
        visit(furthest);
        // The configurations with the most behind them are tried first, and an order is usually found at once.
        for (Configuration next = open.pollLast(); next != null; next = open.pollLast()) {
            if (next.happened().cardinality() > furthest.happened().cardinality()) {
                furthest = next;
            }
            long deadline = deadline(next);
            if (deadline == Operation.NEVER) {
                return Optional.empty();
            }
            expand(next, deadline);
        }
        return Optional.of(describe(furthest));
    }

    /** The first answer among the operations that have not happened: nothing that was asked later can come before that one. */
    private long deadline(Configuration configuration) {
        long deadline = Operation.NEVER;
        for (int i = configuration.happened().nextClearBit(0); i < operations.size(); i++) {
            if (operations.get(i).invoked() > deadline) {
                break;
            }
            if (!configuration.happened().get(i)) {
                deadline = Math.min(deadline, operations.get(i).returned());
            }
        }
        return deadline;
    }

    private void expand(Configuration configuration, long deadline) {
        List<Integer> candidates = new ArrayList<>();
        for (int i : possible(configuration, deadline)) {
            Operation operation = operations.get(i);
            if (!operation.effect().fits(configuration.state())) {
                continue;
            }
            if (!operation.effect().writes()) {
                visit(after(configuration, i));
                return;
            }
            candidates.removeIf(other -> sameEffect(other, i) && returnsLater(other, i));
            if (candidates.stream().noneMatch(other -> sameEffect(other, i))) {
                candidates.add(i);
            }
        }
        candidates.forEach(i -> visit(after(configuration, i)));
    }

    private List<Integer> possible(Configuration configuration, long deadline) {
        List<Integer> possible = new ArrayList<>();
        for (int i = configuration.happened().nextClearBit(0);
                i < operations.size() && operations.get(i).invoked() <= deadline;
                i = configuration.happened().nextClearBit(i + 1)) {
            possible.add(i);
        }
        return possible;
    }

    private boolean sameEffect(int one, int other) {
        return operations.get(one).effect().equals(operations.get(other).effect());
    }

    private boolean returnsLater(int one, int other) {
        return operations.get(one).returned() > operations.get(other).returned();
    }

    private Configuration after(Configuration before, int operation) {
        BitSet happened = (BitSet) before.happened().clone();
        happened.set(operation);
        return new Configuration(happened, operations.get(operation).effect().after(before.state()));
    }

    private void visit(Configuration configuration) {
        if (met.add(configuration)) {
            open.addLast(configuration);
        }
    }

    private String describe(Configuration furthest) {
        StringBuilder text = new StringBuilder(
                "No order explains the history. After %d of %d operations the registers hold %s, and none of these can be next:"
                        .formatted(
                                furthest.happened().cardinality(),
                                operations.size(),
                                Integer.toBinaryString(furthest.state())));
        for (int i : possible(furthest, deadline(furthest))) {
            text.append("\n  ").append(operations.get(i));
        }
        return text.toString();
    }
}
