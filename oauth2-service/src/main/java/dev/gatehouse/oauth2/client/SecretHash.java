package dev.gatehouse.oauth2.client;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Hashing;
import dev.gatehouse.platform.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Slow hashes of client secrets in self-describing text: {@code $pbkdf2-sha256$i=<iterations>,l=<length>$<salt>$<hash>} (RFC 8018)
 * or bcrypt's {@code $2a$…}. The stored text decides how it is verified, so a project may change its algorithm at any time.
 */
final class SecretHash {

    private static final Pattern PBKDF2 = Pattern.compile("\\$pbkdf2-sha256\\$i=(\\d+),l=(\\d+)\\$([^$]+)\\$([^$]+)");
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int BCRYPT_BYTES = 72;
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private final SecureRandom random;

    SecretHash(SecureRandom random) {
        this.random = random;
    }

    boolean fits(Secret secret, Hashing hashing) {
        return hashing.algorithm() != Hashing.Algorithm.BCRYPT || bytes(secret).length <= BCRYPT_BYTES;
    }

    String hash(Secret secret, Hashing hashing) {
        return switch (hashing.algorithm()) {
            case PBKDF2 -> {
                byte[] salt = new byte[SALT_BYTES];
                random.nextBytes(salt);
                int iterations = hashing.pbkdf2Iterations();
                yield pbkdf2Text(iterations, salt, derive(secret, salt, iterations, HASH_BYTES));
            }
            case BCRYPT -> BCrypt.hashpw(bytes(secret), BCrypt.gensalt(hashing.bcryptCost(), random));
        };
    }

    boolean verify(Secret presented, String stored) {
        Matcher pbkdf2 = PBKDF2.matcher(stored);
        if (pbkdf2.matches()) {
            byte[] expected = Base64.getDecoder().decode(pbkdf2.group(4));
            byte[] actual = derive(
                    presented,
                    Base64.getDecoder().decode(pbkdf2.group(3)),
                    Integer.parseInt(pbkdf2.group(1)),
                    Integer.parseInt(pbkdf2.group(2)));
            return MessageDigest.isEqual(expected, actual);
        }
        byte[] secret = bytes(presented);
        return secret.length <= BCRYPT_BYTES && BCrypt.checkpw(secret, stored);
    }

    /** The hash of no secret at all; verifying against it costs what any other does. */
    String unmatchable(Hashing hashing) {
        return switch (hashing.algorithm()) {
            case PBKDF2 -> pbkdf2Text(hashing.pbkdf2Iterations(), new byte[SALT_BYTES], new byte[HASH_BYTES]);
            case BCRYPT -> "$2a$%02d$%s".formatted(hashing.bcryptCost(), ".".repeat(53));
        };
    }

    private static String pbkdf2Text(int iterations, byte[] salt, byte[] hash) {
        return "$pbkdf2-sha256$i=%d,l=%d$%s$%s"
                .formatted(iterations, hash.length, ENCODER.encodeToString(salt), ENCODER.encodeToString(hash));
    }

    private static byte[] derive(Secret secret, byte[] salt, int iterations, int length) {
        try {
            PBEKeySpec spec = new PBEKeySpec(secret.reveal().toCharArray(), salt, iterations, length * Byte.SIZE);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has PBKDF2.", missing);
        }
    }

    private static byte[] bytes(Secret secret) {
        return secret.reveal().getBytes(StandardCharsets.UTF_8);
    }
}
