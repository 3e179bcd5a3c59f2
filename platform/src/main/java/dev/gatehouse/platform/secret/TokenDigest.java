package dev.gatehouse.platform.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * SHA-256 of a bearer secret: the only form in which such a secret is stored. The secrets are random and long, so neither
 * salt nor a slow hash is needed.
 */
public final class TokenDigest {

    private final byte[] bytes;
    private final int hash;

    private TokenDigest(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    /** The digest of a secret as a caller presented it. */
    public static TokenDigest of(String secret) {
        try {
            return new TokenDigest(
                    MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256.", missing);
        }
    }

    /** A digest read back from storage. */
    public static TokenDigest stored(byte[] bytes) {
        return new TokenDigest(bytes.clone());
    }

    /** The 32 bytes to store. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenDigest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
