package dev.gatehouse.permission.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Hashes names. It is seeded anew in every process, since the names are chosen by strangers, who could otherwise make all of
 * them fall into one place.
 */
final class NameHash {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED;
    private static final long KEY;

    static {
        SecureRandom random = new SecureRandom();
        SEED = random.nextLong();
        KEY = random.nextLong() | 1;
    }

    private NameHash() {}

    static long of(int namespace, byte[] bytes, int begin, int length) {
        long hash = SEED ^ namespace;
        int at = begin;
        int end = begin + length;
        for (; end - at >= 8; at += 8) {
            hash = mixed(hash ^ (long) LONG.get(bytes, at));
        }
        long rest = length;
        if (end - at >= 4) {
            rest = (rest << 32) ^ (int) INT.get(bytes, at);
            at += 4;
            hash = mixed(hash ^ rest);
            rest = 0;
        }
        for (; at < end; at++) {
            rest = (rest << 8) ^ bytes[at];
        }
        return mixed(mixed(hash ^ rest));
    }

    /** Of two numbers, for what is found by both. */
    static long of(int first, int second) {
        return mixed(SEED ^ (((long) first << 32) | (second & 0xFFFF_FFFFL)));
    }

    /** Where in a table of this size a search begins. */
    static int slot(long hash, int capacity) {
        return (int) Math.unsignedMultiplyHigh(hash, capacity);
    }

    private static long mixed(long value) {
        return (value * KEY) ^ Math.unsignedMultiplyHigh(value, KEY);
    }
}
