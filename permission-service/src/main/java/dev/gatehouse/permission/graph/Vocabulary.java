package dev.gatehouse.permission.graph;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The names of namespaces and relations as small numbers. Numbers are given once, counted from 0, and stay; 0 is the empty
 * name. Safe for many threads.
 */
public final class Vocabulary {

    /** The number of the empty name. */
    public static final int EMPTY = 0;

    /** What {@link #find} says of a name that has no number. */
    public static final int ABSENT = -1;

    private final ConcurrentHashMap<String, Integer> numbers = new ConcurrentHashMap<>();
    private volatile AtomicReferenceArray<@Nullable String> names = new AtomicReferenceArray<>(64);
    private int size;

    public Vocabulary() {
        intern("");
    }

    /** The number of a name, which is given one when it has none. */
    public int intern(String name) {
        Integer known = numbers.get(name);
        return known == null ? add(name) : known;
    }

    /** The number of a name, or {@link #ABSENT}. */
    public int find(String name) {
        Integer known = numbers.get(name);
        return known == null ? ABSENT : known;
    }

    /** The name of a number that was given. */
    public String name(int number) {
        String name = names.get(number);
        if (name == null) {
            throw new IllegalStateException("The number %d was never given.".formatted(number));
        }
        return name;
    }

    /** How many names have a number. */
    public int size() {
        return numbers.size();
    }

    private synchronized int add(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int number = size++;
        if (number == names.length()) {
            AtomicReferenceArray<@Nullable String> wider = new AtomicReferenceArray<>(names.length() * 2);
            for (int at = 0; at < names.length(); at++) {
                wider.set(at, names.get(at));
            }
            names = wider;
        }
        names.set(number, name);
        // Last, so that whoever finds the number also finds the name.
        numbers.put(name, number);
        return number;
    }
}
