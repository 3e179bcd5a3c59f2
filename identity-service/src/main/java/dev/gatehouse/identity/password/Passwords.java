package dev.gatehouse.identity.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.identity.configuration.HasherSettings;
import dev.gatehouse.identity.configuration.HasherSettings.Argon2;
import dev.gatehouse.identity.configuration.HasherSettings.Bcrypt;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.platform.GatehouseMode;
import dev.gatehouse.platform.secret.Secret;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords. Hashes are made to be slow, so no more are computed at once than there are processors: more
 * would make all of them slower, and eat memory.
 */
@Component
public class Passwords {

    private static final int LEAST_COST = 12;
    private static final long PATIENCE_SECONDS = 20;

    private final SecureRandom random;
    private final boolean lenient;
    private final Counter computed;
    private final Semaphore processors =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final Cache<HasherSettings, PasswordHash> decoys =
            Caffeine.newBuilder().maximumSize(100).build();

    Passwords(SecureRandom random, GatehouseMode mode, MeterRegistry meters) {
        this.random = random;
        this.computed = Counter.builder("gatehouse.identity.password.hashes")
                .description("Password hashes computed, to make or to check one")
                .register(meters);
        this.lenient = mode.development();
    }

    /** Hashes a new password by the project's settings; one that the algorithm would cut is refused with 400. */
    public String hash(HasherSettings settings, Secret password) {
        return switch (settings) {
            case Bcrypt bcrypt -> {
                byte[] bytes = password.reveal().getBytes(StandardCharsets.UTF_8);
                if (bytes.length > PasswordHash.BCRYPT_LIMIT) {
                    throw IdentityProblems.malformed("passwords are limited to a maximum length of 72 characters");
                }
                String salt = BCrypt.gensalt("$2a", cost(bcrypt), random);
                yield bounded(() -> BCrypt.hashpw(bytes, salt));
            }
            case Argon2 argon2 -> bounded(() -> argon2(argon2, password));
        };
    }

    /** Whether the text is a hash that people can sign in with. */
    public boolean readable(String encoded) {
        return PasswordHash.parse(encoded).isPresent();
    }

    /**
     * Whether the password is right. A wrong one takes as long as it takes to find that there is no such person, so the time
     * does not tell who has an account.
     *
     * @param encoded the person's hash; absent when there is no such person, or one without a password
     */
    public boolean matches(HasherSettings settings, Secret password, @Nullable String encoded) {
        Optional<PasswordHash> hash = encoded == null ? Optional.empty() : PasswordHash.parse(encoded);
        if (hash.isPresent() && bounded(() -> hash.get().matches(password))) {
            return true;
        }
        PasswordHash decoy = decoy(settings);
        if (hash.isEmpty() || !hash.get().costsLike(decoy)) {
            bounded(() -> decoy.matches(password));
        }
        return false;
    }

    private PasswordHash decoy(HasherSettings settings) {
        PasswordHash known = decoys.getIfPresent(settings);
        if (known == null) {
            byte[] nobodys = new byte[24];
            random.nextBytes(nobodys);
            String encoded = hash(settings, new Secret(Base64.getEncoder().encodeToString(nobodys)));
            known = PasswordHash.parse(encoded)
                    .orElseThrow(() -> new IllegalStateException("Every hash of ours can be read."));
            decoys.put(settings, known);
        }
        return known;
    }

    private int cost(Bcrypt settings) {
        return Math.clamp(settings.cost(), lenient ? 4 : LEAST_COST, PasswordHash.Bcrypt.GREATEST_COST);
    }

    private String argon2(Argon2 settings, Secret password) {
        byte[] salt = new byte[settings.saltLength()];
        random.nextBytes(salt);
        byte[] hash = PasswordHash.Argon2.compute(
                password,
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withMemoryAsKB(settings.memoryKib())
                        .withIterations(settings.iterations())
                        .withParallelism(settings.parallelism())
                        .withSalt(salt),
                settings.keyLength());
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        settings.memoryKib(),
                        settings.iterations(),
                        settings.parallelism(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!processors.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw IdentityProblems.hashingBusy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw IdentityProblems.hashingBusy();
        }
        try {
            computed.increment();
            return work.get();
        } finally {
            processors.release();
        }
    }
}
