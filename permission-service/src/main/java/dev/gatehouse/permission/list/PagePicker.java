package dev.gatehouse.permission.list;

import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Membership;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Picks a page of the first names out of many candidates that come in any order. Only as many as a page needs are sorted, and
 * only those are checked that could stand on it.
 */
final class PagePicker<T> {

    /** What is to be picked from: candidates by number. */
    interface Candidates<T> {

        int count();

        T name(int candidate);

        /** Whether it belongs to the list. */
        Answer check(int candidate);
    }

    private record Entry<T>(T name, int candidate) {}

    private final Candidates<T> candidates;
    private final Comparator<T> order;
    private final BooleanSupplier late;
    private final List<T> page = new ArrayList<>();
    private boolean incomplete;

    /**
     * @param late whether time is up; the page ends then where it is, and the next one goes on there
     */
    PagePicker(Candidates<T> candidates, Comparator<T> order, BooleanSupplier late) {
        this.candidates = candidates;
        this.order = order;
        this.late = late;
    }

    /** The page behind a name, or the first one. */
    Found<T> pick(@Nullable T after, int size, long revision) {
        T last = after;
        boolean begun = false;
        for (int count = size + 1; ; count = Math.multiplyExact(Math.min(count, 1 << 24), 4)) {
            List<Entry<T>> first = first(last, count);
            for (Entry<T> entry : first) {
                if (begun && late.getAsBoolean()) {
                    return new Found<>(page, last, incomplete, revision);
                }
                if (listed(entry.candidate())) {
                    if (page.size() == size) {
                        return new Found<>(page, page.getLast(), incomplete, revision);
                    }
                    page.add(entry.name());
                }
                last = entry.name();
                begun = true;
            }
            if (first.size() < count) {
                return new Found<>(page, null, incomplete, revision);
            }
        }
    }

    private boolean listed(int candidate) {
        Answer answer = candidates.check(candidate);
        incomplete |= answer.membership() == Membership.UNKNOWN;
        return answer.allowed();
    }

    /** The first candidates behind a name, in order. */
    private List<Entry<T>> first(@Nullable T after, int count) {
        Comparator<Entry<T>> ascending = Comparator.comparing(Entry::name, order);
        PriorityQueue<Entry<T>> lastOnTop = new PriorityQueue<>(Math.min(count, 1024), ascending.reversed());
        for (int candidate = 0; candidate < candidates.count(); candidate++) {
            T name = candidates.name(candidate);
            if (after != null && order.compare(name, after) <= 0) {
                continue;
            }
            if (lastOnTop.size() < count) {
                lastOnTop.add(new Entry<>(name, candidate));
            } else if (order.compare(name, lastOnTop.peek().name()) < 0) {
                lastOnTop.poll();
                lastOnTop.add(new Entry<>(name, candidate));
            }
        }
        List<Entry<T>> sorted = new ArrayList<>(lastOnTop);
        sorted.sort(ascending);
        return sorted;
    }
}
