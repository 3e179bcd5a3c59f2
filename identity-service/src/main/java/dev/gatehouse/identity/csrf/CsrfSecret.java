package dev.gatehouse.identity.csrf;

import dev.gatehouse.platform.secret.TokenDigest;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser proves to be the one that opened a form. The secret is in a cookie; forms carry it under a one-time pad, so
 * that compression of a page never tells it (the BREACH attack).
 */
public final class CsrfSecret {

    private static final int LENGTH = 32;

    private final byte[] bytes;

    private CsrfSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    static CsrfSecret random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new CsrfSecret(bytes);
    }

    static Optional<CsrfSecret> ofCookie(String value) {
        return decode(value).filter(bytes -> bytes.length == LENGTH).map(CsrfSecret::new);
    }

    String cookieValue() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A rendering for a form; no two are alike, and all are valid. */
    public String mask(SecureRandom random) {
        byte[] masked = new byte[2 * LENGTH];
        byte[] pad = new byte[LENGTH];
        random.nextBytes(pad);
        System.arraycopy(pad, 0, masked, 0, LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            masked[LENGTH + i] = (byte) (pad[i] ^ bytes[i]);
        }
        return Base64.getEncoder().encodeToString(masked);
    }

    /** Whether a form was rendered with this secret. */
    public boolean masks(String token) {
        Optional<byte[]> masked = decode(token).filter(all -> all.length == 2 * LENGTH);
        if (masked.isEmpty()) {
            return false;
        }
        byte[] open = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            open[i] = (byte) (masked.get()[i] ^ masked.get()[LENGTH + i]);
        }
        return MessageDigest.isEqual(open, bytes);
    }

    /** What a flow remembers of the browser that began it. */
    public TokenDigest digest() {
        return TokenDigest.of(cookieValue());
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
