package dev.gatehouse.permission.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The name of an object as it lies in memory, in UTF-8, for who compares many names and needs few of them as text. One is
 * filled for name after name. The order of bytes is that of code points.
 */
public final class NameBytes implements Comparable<NameBytes> {

    private byte[] text = {};
    private int begin;
    private int end;

    /** Points to a name; nothing is copied. */
    public void set(byte[] from, int first, int behind) {
        text = from;
        begin = first;
        end = behind;
    }

    public void set(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        set(bytes, 0, bytes.length);
    }

    public int length() {
        return end - begin;
    }

    /** How many of the first bytes are those of another name. */
    public int common(NameBytes other) {
        int differs = Arrays.mismatch(text, begin, end, other.text, other.begin, other.end);
        return differs < 0 ? length() : differs;
    }

    /** Eight bytes of the name as a number: where such numbers differ, their order is that of the names. */
    public long key(int from) {
        long key = 0;
        for (int at = begin + from; at < begin + from + Long.BYTES; at++) {
            key = key << Byte.SIZE | (at < end ? text[at] & 0xFF : 0);
        }
        // So that the first bit does not make it negative.
        return key ^ Long.MIN_VALUE;
    }

    @Override
    public int compareTo(NameBytes other) {
        return Arrays.compareUnsigned(text, begin, end, other.text, other.begin, other.end);
    }
}
