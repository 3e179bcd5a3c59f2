package dev.gatehouse.permission.evaluate;

/** Two numbers as one. */
final class Keys {

    private Keys() {}

    static long of(int first, int second) {
        return ((long) first << 32) | (second & 0xFFFF_FFFFL);
    }
}
