package dev.gatehouse.permission.graph;

import java.util.Arrays;

/** A growing list of node or object numbers that is filled, read and cleared again without garbage. */
public final class NodeList {

    private int[] numbers;
    private int size;

    public NodeList() {
        this(16);
    }

    public NodeList(int capacity) {
        numbers = new int[Math.max(1, capacity)];
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int get(int index) {
        return numbers[index];
    }

    public void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    /** Adds a part of an array. */
    public void addAll(int[] from, int begin, int end) {
        int count = end - begin;
        if (size + count > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(size + count, size * 2));
        }
        System.arraycopy(from, begin, numbers, size, count);
        size += count;
    }

    public void addAll(NodeList others) {
        addAll(others.numbers, 0, others.size);
    }

    public void clear() {
        size = 0;
    }

    public int[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
