package dev.gatehouse.permission.list;

import java.util.Arrays;

/** A set of numbers: bits in pages that are made where they are needed. */
final class Marks {

    private static final int PAGE_BITS = 12;
    private static final int WORD_BITS = 6;

    private long[][] pages = new long[16][];

    /** Adds a number, and says whether it is new. */
    boolean add(int number) {
        int page = number >>> PAGE_BITS;
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length * 2));
        }
        long[] words = pages[page];
        if (words == null) {
            words = new long[1 << (PAGE_BITS - WORD_BITS)];
            pages[page] = words;
        }
        int word = word(number);
        long bit = 1L << number;
        if ((words[word] & bit) != 0) {
            return false;
        }
        words[word] |= bit;
        return true;
    }

    boolean contains(int number) {
        int page = number >>> PAGE_BITS;
        return page < pages.length && pages[page] != null && (pages[page][word(number)] & 1L << number) != 0;
    }

    private static int word(int number) {
        return (number & ((1 << PAGE_BITS) - 1)) >>> WORD_BITS;
    }
}
