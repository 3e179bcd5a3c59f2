package dev.gatehouse.permission.index;

import dev.gatehouse.permission.graph.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the numbers of namespaces and relations by their bytes. For one thread. */
final class Words {

    private final Vocabulary vocabulary;
    private byte[] @Nullable [] texts = new byte[64] @Nullable [];
    private int[] numbers = new int[64];
    private int size;

    Words(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    int number(byte[] from, int begin, int length) {
        if (length == 0) {
            return Vocabulary.EMPTY;
        }
        int at = NameHash.slot(NameHash.of(0, from, begin, length), texts.length);
        while (true) {
            byte[] text = texts[at];
            if (text == null) {
                return add(Arrays.copyOfRange(from, begin, begin + length));
            }
            if (Arrays.equals(text, 0, text.length, from, begin, begin + length)) {
                return numbers[at];
            }
            at = at + 1 == texts.length ? 0 : at + 1;
        }
    }

    private int add(byte[] text) {
        if (++size > texts.length / 2) {
            byte[] @Nullable [] before = texts;
            int[] known = numbers;
            texts = new byte[before.length * 2] @Nullable [];
            numbers = new int[before.length * 2];
            for (int at = 0; at < before.length; at++) {
                byte[] moved = before[at];
                if (moved != null) {
                    put(moved, known[at]);
                }
            }
        }
        int number = vocabulary.intern(new String(text, StandardCharsets.UTF_8));
        put(text, number);
        return number;
    }

    private void put(byte[] text, int number) {
        int at = NameHash.slot(NameHash.of(0, text, 0, text.length), texts.length);
        while (texts[at] != null) {
            at = at + 1 == texts.length ? 0 : at + 1;
        }
        texts[at] = text;
        numbers[at] = number;
    }
}
