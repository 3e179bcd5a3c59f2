package dev.gatehouse.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether a JSON text is one that every reader understands alike and every text column can hold. */
public final class JsonText {

    private static final int ESCAPE = 6;
    private static final int GREATEST_EXPONENT = 400;

    private JsonText() {}

    /**
     * Valid UTF-8 (RFC 8259 §8.1) that does not write, by escapes, what no text column takes: zero characters and halves of
     * surrogate pairs. Nor does it write numbers of which a few bytes become megabytes where they are stored ({@code 1e100000}).
     */
    public static boolean isClean(byte[] json) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
        } catch (CharacterCodingException malformed) {
            return false;
        }
        // A backslash occurs inside strings only, so escapes can be found without parsing.
        boolean string = false;
        int i = 0;
        while (i < json.length) {
            if (json[i] != '\\') {
                string ^= json[i] == '"';
                if (!string && (json[i] | 0x20) == 'e' && exponent(json, i + 1) > GREATEST_EXPONENT) {
                    return false;
                }
                i++;
                continue;
            }
            int unit = unit(json, i);
            if (unit < 0) {
                i += 2;
            } else if (unit == 0 || Character.isLowSurrogate((char) unit)) {
                return false;
            } else if (Character.isHighSurrogate((char) unit)) {
                int next = unit(json, i + ESCAPE);
                if (next < 0 || !Character.isLowSurrogate((char) next)) {
                    return false;
                }
                i += 2 * ESCAPE;
            } else {
                i += ESCAPE;
            }
        }
        return true;
    }

    /** The absolute value of an exponent, as far as it matters; 0 where there is none. */
    private static int exponent(byte[] json, int from) {
        int i = from < json.length && (json[from] == '+' || json[from] == '-') ? from + 1 : from;
        int exponent = 0;
        while (i < json.length && json[i] >= '0' && json[i] <= '9' && exponent <= GREATEST_EXPONENT) {
            exponent = 10 * exponent + json[i] - '0';
            i++;
        }
        return exponent;
    }

    /** The code unit of an escape; negative where there is none, or a broken one, which the parser will refuse. */
    private static int unit(byte[] json, int from) {
        if (from + ESCAPE > json.length || json[from] != '\\' || json[from + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = from + 2; i < from + ESCAPE; i++) {
            int digit = Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = (unit << 4) | digit;
        }
        return unit;
    }
}
