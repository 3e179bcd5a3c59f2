package dev.gatehouse.platform.secret;

import java.security.SecureRandom;

/** Makes bearer secrets: letters and digits from a cryptographic source. */
public final class RandomTokens {

    private static final char[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".toCharArray();

    private final SecureRandom random;

    public RandomTokens(SecureRandom random) {
        this.random = random;
    }

    /** Alphanumerics of the given length; 32 of them carry 190 bits. */
    public String alphanumeric(int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = ALPHABET[random.nextInt(ALPHABET.length)];
        }
        return new String(text);
    }
}
