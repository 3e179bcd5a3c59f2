package dev.gatehouse.permission.index;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map from numbers that does not change: a changed copy shares all with its original but the path to what differs, five bits
 * of the number a step.
 */
final class NodeTrie<V> {

    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;

    private final @Nullable Object @Nullable [] root;
    private final int shift;
    private final int size;

    private NodeTrie(@Nullable Object @Nullable [] root, int shift, int size) {
        this.root = root;
        this.shift = shift;
        this.size = size;
    }

    static <V> NodeTrie<V> empty() {
        return new NodeTrie<>(null, 0, 0);
    }

    /** How many numbers have a value. */
    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // Nothing but values is put on the lowest step.
    @Nullable V get(int number) {
        @Nullable Object[] step = root;
        if (step == null || number >>> shift >= WIDTH) {
            return null;
        }
        for (int left = shift; left > 0; left -= BITS) {
            step = (@Nullable Object[]) step[(number >>> left) & (WIDTH - 1)];
            if (step == null) {
                return null;
            }
        }
        return (V) step[number & (WIDTH - 1)];
    }

    /** With another value for a number, or with none. */
    NodeTrie<V> with(int number, @Nullable V value) {
        V before = get(number);
        if (before == null && value == null) {
            return this;
        }
        int changed = size + (before == null ? 1 : 0) - (value == null ? 1 : 0);
        if (changed == 0) {
            return empty();
        }
        @Nullable Object[] top = root == null ? new @Nullable Object[WIDTH] : root;
        int height = shift;
        while (number >>> height >= WIDTH) {
            @Nullable Object[] higher = new @Nullable Object[WIDTH];
            higher[0] = size == 0 ? null : top;
            top = higher;
            height += BITS;
        }
        return new NodeTrie<>(path(top, height, number, value), height, changed);
    }

    private static @Nullable Object[] path(
            @Nullable Object @Nullable [] step, int height, int number, @Nullable Object value) {
        @Nullable Object[] copy = step == null ? new @Nullable Object[WIDTH] : Arrays.copyOf(step, WIDTH);
        int place = (number >>> height) & (WIDTH - 1);
        copy[place] =
                height == 0 ? value : path((@Nullable Object @Nullable []) copy[place], height - BITS, number, value);
        return copy;
    }

    /** Passes on all values in the order of their numbers. */
    void forEach(BiConsumer<Integer, V> consumer) {
        if (root != null) {
            visit(root, shift, 0, consumer);
        }
    }

    @SuppressWarnings("unchecked") // As in get.
    private static <V> void visit(@Nullable Object[] step, int height, int prefix, BiConsumer<Integer, V> consumer) {
        for (int place = 0; place < WIDTH; place++) {
            Object below = step[place];
            if (below != null) {
                int number = prefix | (place << height);
                if (height == 0) {
                    consumer.accept(number, (V) below);
                } else {
                    visit((@Nullable Object[]) below, height - BITS, number, consumer);
                }
            }
        }
    }
}
