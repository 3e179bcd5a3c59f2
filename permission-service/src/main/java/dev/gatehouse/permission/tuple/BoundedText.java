package dev.gatehouse.permission.tuple;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A name of any length in a form that fits into an index, since PostgreSQL refuses index entries of more than about 2,700
 * bytes. A name of up to 256 bytes is its own key. A longer one is kept whole beside a key made of its beginning and its
 * SHA-256; such a key has more than 256 bytes, so no short name can pass for it.
 *
 * @param key stands for the name in comparisons, and is equal exactly when the name is
 * @param whole the name when the key is not the name itself
 */
public record BoundedText(String key, @Nullable String whole) {

    private static final int BOUND = 256;

    /** The form of a name. */
    public static BoundedText of(String name) {
        // Three bytes a character is the most UTF-8 needs, so the common short name is not encoded just to be measured.
        if (name.length() <= BOUND / 3) {
            return new BoundedText(name, null);
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= BOUND ? new BoundedText(name, null) : new BoundedText(key(bytes), name);
    }

    private static String key(byte[] bytes) {
        int end = BOUND;
        // The middle of a character is no place to cut.
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8)
                + ':'
                + HexFormat.of().formatHex(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }
}
