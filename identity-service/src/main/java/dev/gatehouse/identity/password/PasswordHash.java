package dev.gatehouse.identity.password;

import dev.gatehouse.platform.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * A hashed password in one of the formats that can be imported (identity.md §13.1). Parameters that would occupy the machine for
 * minutes are not accepted: a hash is computed at every sign-in.
 */
sealed interface PasswordHash {

    /** What bcrypt looks at; the rest of a longer password would not count. */
    int BCRYPT_LIMIT = 72;

    /** Whether the password is the one behind the hash. */
    boolean matches(Secret password);

    /** Whether the hash costs as much as those that are made by these settings, so that its time tells nothing. */
    boolean costsLike(PasswordHash other);

    /** Reads a hash; empty when its format is unknown or its parameters are out of bounds. */
    static Optional<PasswordHash> parse(String encoded) {
        try {
            return Bcrypt.parse(encoded)
                    .or(() -> Argon2.parse(encoded))
                    .or(() -> Pbkdf2.parse(encoded))
                    .or(() -> Scrypt.parse(encoded));
        } catch (IllegalArgumentException malformed) {
            // Broken base64, or a number of too many digits.
            return Optional.empty();
        }
    }

    record Bcrypt(String encoded, int cost) implements PasswordHash {

        private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");
        static final int GREATEST_COST = 17;

        static Optional<PasswordHash> parse(String encoded) {
            Matcher form = FORM.matcher(encoded);
            if (!form.matches()) {
                return Optional.empty();
            }
            int cost = Integer.parseInt(form.group(1));
            return cost < 4 || cost > GREATEST_COST ? Optional.empty() : Optional.of(new Bcrypt(encoded, cost));
        }

        @Override
        public boolean matches(Secret password) {
            byte[] bytes = password.reveal().getBytes(StandardCharsets.UTF_8);
            return bytes.length <= BCRYPT_LIMIT && BCrypt.checkpw(bytes, encoded);
        }

        @Override
        public boolean costsLike(PasswordHash other) {
            return other instanceof Bcrypt bcrypt && bcrypt.cost == cost;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Made here, and never compared.
    record Argon2(int type, int memoryKib, int iterations, int lanes, byte[] salt, byte[] hash)
            implements PasswordHash {

        private static final Pattern FORM = Pattern.compile(
                "\\$argon2(id|i)\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,3})\\$([^$]+)\\$([^$]+)");
        private static final int GREATEST_MEMORY = 1 << 20;

        static Optional<PasswordHash> parse(String encoded) {
            Matcher form = FORM.matcher(encoded);
            if (!form.matches()) {
                return Optional.empty();
            }
            Argon2 hash = new Argon2(
                    form.group(1).equals("id") ? Argon2Parameters.ARGON2_id : Argon2Parameters.ARGON2_i,
                    Integer.parseInt(form.group(2)),
                    Integer.parseInt(form.group(3)),
                    Integer.parseInt(form.group(4)),
                    bytes(form.group(5)),
                    bytes(form.group(6)));
            boolean bounded = hash.memoryKib <= GREATEST_MEMORY
                    && hash.iterations >= 1
                    && hash.iterations <= 64
                    && hash.lanes >= 1
                    && hash.memoryKib >= 8 * hash.lanes
                    && hash.hash.length >= 4
                    && hash.hash.length <= 128;
            return bounded ? Optional.of(hash) : Optional.empty();
        }

        static byte[] compute(Secret password, Argon2Parameters.Builder parameters, int length) {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(
                    parameters.withVersion(Argon2Parameters.ARGON2_VERSION_13).build());
            byte[] hash = new byte[length];
            generator.generateBytes(password.reveal().getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        }

        @Override
        public boolean matches(Secret password) {
            Argon2Parameters.Builder parameters = new Argon2Parameters.Builder(type)
                    .withMemoryAsKB(memoryKib)
                    .withIterations(iterations)
                    .withParallelism(lanes)
                    .withSalt(salt);
            return MessageDigest.isEqual(compute(password, parameters, hash.length), hash);
        }

        @Override
        public boolean costsLike(PasswordHash other) {
            return other instanceof Argon2 argon2
                    && argon2.memoryKib == memoryKib
                    && argon2.iterations == iterations
                    && argon2.lanes == lanes;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Made here, and never compared.
    record Pbkdf2(String digest, int iterations, byte[] salt, byte[] hash) implements PasswordHash {

        private static final Pattern FORM =
                Pattern.compile("\\$pbkdf2-(sha[0-9]{1,3})\\$i=([0-9]{1,8}),l=([0-9]{1,3})\\$([^$]+)\\$([^$]+)");
        private static final int GREATEST_ITERATIONS = 10_000_000;

        static Optional<PasswordHash> parse(String encoded) {
            Matcher form = FORM.matcher(encoded);
            if (!form.matches() || digest(form.group(1)).isEmpty()) {
                return Optional.empty();
            }
            Pbkdf2 hash = new Pbkdf2(
                    form.group(1), Integer.parseInt(form.group(2)), bytes(form.group(4)), bytes(form.group(5)));
            boolean bounded = hash.iterations >= 1
                    && hash.iterations <= GREATEST_ITERATIONS
                    && hash.hash.length >= 8
                    && hash.hash.length == Integer.parseInt(form.group(3));
            return bounded ? Optional.of(hash) : Optional.empty();
        }

        private static Optional<Digest> digest(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "sha1" -> Optional.of(new SHA1Digest());
                case "sha224" -> Optional.of(new SHA224Digest());
                case "sha256" -> Optional.of(new SHA256Digest());
                case "sha384" -> Optional.of(new SHA384Digest());
                case "sha512" -> Optional.of(new SHA512Digest());
                default -> Optional.empty();
            };
        }

        @Override
        public boolean matches(Secret password) {
            PKCS5S2ParametersGenerator generator =
                    new PKCS5S2ParametersGenerator(digest(digest).orElseThrow());
            generator.init(password.reveal().getBytes(StandardCharsets.UTF_8), salt, iterations);
            KeyParameter key = (KeyParameter) generator.generateDerivedMacParameters(hash.length * 8);
            return MessageDigest.isEqual(key.getKey(), hash);
        }

        @Override
        public boolean costsLike(PasswordHash other) {
            return other instanceof Pbkdf2 pbkdf2 && pbkdf2.digest.equals(digest) && pbkdf2.iterations == iterations;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Made here, and never compared.
    record Scrypt(int n, int r, int p, byte[] salt, byte[] hash) implements PasswordHash {

        private static final Pattern FORM =
                Pattern.compile("\\$scrypt\\$ln=([0-9]{1,8}),r=([0-9]{1,3}),p=([0-9]{1,3})\\$([^$]+)\\$([^$]+)");
        private static final long GREATEST_MEMORY = 1L << 30;

        static Optional<PasswordHash> parse(String encoded) {
            Matcher form = FORM.matcher(encoded);
            if (!form.matches()) {
                return Optional.empty();
            }
            // ln carries N itself here, not its logarithm.
            Scrypt hash = new Scrypt(
                    Integer.parseInt(form.group(1)),
                    Integer.parseInt(form.group(2)),
                    Integer.parseInt(form.group(3)),
                    bytes(form.group(4)),
                    bytes(form.group(5)));
            boolean bounded = hash.n > 1
                    && Integer.bitCount(hash.n) == 1
                    && hash.r >= 1
                    && hash.p >= 1
                    && hash.p <= 16
                    && 128L * hash.n * hash.r <= GREATEST_MEMORY
                    && hash.hash.length >= 8
                    && hash.hash.length <= 128;
            return bounded ? Optional.of(hash) : Optional.empty();
        }

        @Override
        public boolean matches(Secret password) {
            byte[] bytes = password.reveal().getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(SCrypt.generate(bytes, salt, n, r, p, hash.length), hash);
        }

        @Override
        public boolean costsLike(PasswordHash other) {
            return other instanceof Scrypt scrypt && scrypt.n == n && scrypt.r == r && scrypt.p == p;
        }
    }

    private static byte[] bytes(String base64) {
        // Padding is written by some and left out by others.
        return Base64.getDecoder().decode(base64);
    }
}
