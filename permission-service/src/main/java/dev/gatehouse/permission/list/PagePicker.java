package dev.gatehouse.permission.list;

import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Membership;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Picks a page of the first names out of many candidates that come in any order. Only as many as a page needs are sorted and
 * named, and only those are checked that could stand on it.
 */
final class PagePicker<T> {

    /** What is to be picked from: candidates by number. */
    interface Candidates<T> {

        int count();

        /** Compares two candidates in the order of the list. */
        int compare(int one, int other);

        /** Which candidates are behind a name. */
        IntPredicate behind(T name);

        T name(int candidate);

        /** Whether it belongs to the list. */
        Answer check(int candidate);
    }

    private final Candidates<T> candidates;
    private final BooleanSupplier late;
    private final List<T> page = new ArrayList<>();
    private boolean incomplete;

    /**
     * @param late whether time is up; the page ends then where it is, and the next one goes on there
     */
    PagePicker(Candidates<T> candidates, BooleanSupplier late) {
        this.candidates = candidates;
        this.late = late;
    }

    /** The page behind a name, or the first one. */
    Found<T> pick(@Nullable T after, int size, long revision) {
        T last = after;
        boolean begun = false;
        for (int count = size + 1; ; count = Math.multiplyExact(Math.min(count, 1 << 24), 4)) {
            List<Integer> first = first(last, count);
            for (int candidate : first) {
                if (begun && late.getAsBoolean()) {
                    return new Found<>(page, last, incomplete, revision);
                }
                T name = candidates.name(candidate);
                if (listed(candidate)) {
                    if (page.size() == size) {
                        return new Found<>(page, page.getLast(), incomplete, revision);
                    }
                    page.add(name);
                }
                last = name;
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
    private List<Integer> first(@Nullable T after, int count) {
        Comparator<Integer> ascending = candidates::compare;
        PriorityQueue<Integer> lastOnTop = new PriorityQueue<>(Math.min(count, 1024), ascending.reversed());
        IntPredicate behind = after == null ? _ -> true : candidates.behind(after);
        int top = 0;
        for (int candidate = 0; candidate < candidates.count(); candidate++) {
            if (lastOnTop.size() == count && candidates.compare(candidate, top) >= 0) {
                continue;
            }
            if (behind.test(candidate)) {
                if (lastOnTop.size() == count) {
                    lastOnTop.poll();
                }
                lastOnTop.add(candidate);
                top = lastOnTop.peek();
            }
        }
        List<Integer> sorted = new ArrayList<>(lastOnTop);
        sorted.sort(ascending);
        return sorted;
    }
}
