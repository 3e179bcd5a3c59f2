package dev.gatehouse.platform.web;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding that refuses what lenient decoders turn into replacement characters. */
final class PercentDecoder {

    private PercentDecoder() {}

    /**
     * The text behind a percent-encoded one.
     *
     * @param plusIsBlank as in forms and queries, not in paths
     */
    static String decode(String text, boolean plusIsBlank) {
        if (text.indexOf('%') < 0 && isAscii(text)) {
            return plusIsBlank ? text.replace('+', ' ') : text;
        }
        byte[] sent = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(sent.length);
        int i = 0;
        while (i < sent.length) {
            byte character = sent[i++];
            if (character == '%') {
                if (i + 2 > sent.length) {
                    throw refused();
                }
                bytes.put((byte) ((digit(sent[i]) << 4) | digit(sent[i + 1])));
                i += 2;
            } else {
                bytes.put(character == '+' && plusIsBlank ? (byte) ' ' : character);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException malformed) {
            throw refused();
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static int digit(byte character) {
        int digit = Character.digit(character, 16);
        if (digit < 0) {
            throw refused();
        }
        return digit;
    }

    private static RuntimeException refused() {
        return Problem.of(
                        ProblemCode.INVALID_REQUEST,
                        "The request contains an invalid percent-encoding or invalid UTF-8.")
                .exception();
    }
}
