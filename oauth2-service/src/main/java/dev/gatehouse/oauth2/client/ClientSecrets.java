package dev.gatehouse.oauth2.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Hashing;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.secret.RandomTokens;
import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Makes, hashes and verifies the secrets of clients.
 *
 * <p>A hash is slow on purpose and holds a processor, so only as many run at once as there are processors; who waits too long is
 * told to come back. A machine asks for a token every few seconds with the same secret, so a secret that was verified is
 * remembered for a while, as a digest under a key that lives and dies with the process. What is remembered is bound to the stored
 * hash: a changed secret or a deleted client is refused at once.
 */
@Component
class ClientSecrets {

    private static final int LENGTH = 26;
    private static final int MINIMUM = 6;
    private static final int REMEMBERED = 50_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RandomTokens tokens;
    private final SecretHash hashes;
    private final String processKey;
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final Cache<TokenDigest, Boolean> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    ClientSecrets(RandomTokens tokens, SecureRandom random) {
        this.tokens = tokens;
        this.hashes = new SecretHash(random);
        this.processKey = tokens.alphanumeric(64);
    }

    Secret generate() {
        return new Secret(tokens.alphanumeric(LENGTH));
    }

    /** Whether a caller may choose this secret. */
    boolean isLongEnough(Secret secret) {
        return secret.reveal().length() >= MINIMUM;
    }

    /** Whether the algorithm takes the whole secret, not only its beginning. */
    boolean fits(Secret secret, Hashing hashing) {
        return hashes.fits(secret, hashing);
    }

    String hash(Secret secret, Hashing hashing) {
        return bounded(() -> hashes.hash(secret, hashing));
    }

    /** Whether the secret is the one whose hash is stored. */
    boolean verify(ProjectId project, ClientId client, Secret presented, String storedHash) {
        TokenDigest memory = TokenDigest.of(
                String.join("\n", processKey, project.toString(), client.toString(), storedHash, presented.reveal()));
        if (verified.getIfPresent(memory) != null) {
            return true;
        }
        boolean matches = bounded(() -> hashes.verify(presented, storedHash));
        if (matches) {
            verified.put(memory, true);
        }
        return matches;
    }

    /** Takes the time of a refusal where there is no client, so that nobody can tell which clients exist. */
    void refuseSlowly(Secret presented, Hashing hashing) {
        bounded(() -> hashes.verify(presented, hashes.unmatchable(hashing)));
    }

    private <T> T bounded(Supplier<T> hashing) {
        try {
            if (!processors.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.of(ProblemCode.UNAVAILABLE, "Too many secrets are verified at once.")
                        .exception();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Problem.of(ProblemCode.UNAVAILABLE).exception();
        }
        try {
            return hashing.get();
        } finally {
            processors.release();
        }
    }
}
