package dev.gatehouse.oauth2.key;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.gatehouse.platform.secret.Sealer;
import dev.gatehouse.platform.tenant.ProjectId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * The keys of every project.
 *
 * <p>A set the server needs is made when it is first needed. Several requests, and several nodes, may need it at once: within a
 * node they wait for the same attempt, and between nodes the database decides whose key stays. Parsed keys are kept for a few
 * seconds, so that signing costs no statement and a key made or removed on another node still counts almost at once.
 */
@Service
public class SigningKeys {

    /**
     * Strong until 2030 and beyond (NIST SP 800-57), and five times as fast to sign with as 4096 bits, which administrators
     * can have by making a key themselves.
     */
    private static final int RSA_BITS = 2048;

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST_SETS = 20_000;

    private record SetKey(ProjectId project, String set) {}

    private final KeyStore store;
    private final Sealer sealer;
    private final SecureRandom random;
    private final Clock clock;
    private final AsyncCache<SetKey, List<SigningKey>> parsed = cache();
    private final AsyncCache<SetKey, Boolean> begun = cache();

    SigningKeys(KeyStore store, Sealer sealer, SecureRandom random, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.random = random;
        this.clock = clock;
    }

    /** The key that signs for one of the server's own sets: the newest that has a private part. */
    public SigningKey current(ProjectId project, String set) {
        return listOrBegin(project, set).stream()
                .filter(SigningKey::signs)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No key of " + set + " can sign."));
    }

    /** Whether a key of the set made the signature of a token. */
    public boolean verifies(ProjectId project, String set, JWSObject token) {
        String kid = token.getHeader().getKeyID();
        if (kid == null) {
            return false;
        }
        Optional<SigningKey> key = find(list(project, set), kid);
        if (key.isEmpty()) {
            // Another node may have made it since the set was read.
            parsed.synchronous().invalidate(new SetKey(project, set));
            key = find(list(project, set), kid);
        }
        return key.isPresent() && key.get().verifies(token);
    }

    private static Optional<SigningKey> find(List<SigningKey> keys, String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /** All keys of a set, the newest first; the server's own sets have at least one. */
    List<SigningKey> published(ProjectId project, String set) {
        return KeySets.OWN.contains(set) ? listOrBegin(project, set) : list(project, set);
    }

    private List<SigningKey> listOrBegin(ProjectId project, String set) {
        List<SigningKey> keys = list(project, set);
        if (!keys.isEmpty()) {
            return keys;
        }
        SetKey key = new SetKey(project, set);
        // False when another node was faster, and then its key is the one to read.
        await(begun, key, () -> store.begin(project, set, make(key), clock.instant()));
        parsed.synchronous().invalidate(key);
        begun.synchronous().invalidate(key);
        return list(project, set);
    }

    private List<SigningKey> list(ProjectId project, String set) {
        SetKey key = new SetKey(project, set);
        return await(
                parsed,
                key,
                () -> store.list(project, set).stream()
                        .map(one -> open(key, one))
                        .toList());
    }

    private static <T> AsyncCache<SetKey, T> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_SETS)
                .expireAfterWrite(KEPT)
                // Making a key takes long; it must not hold a lock of the cache meanwhile, nor a thread that others
                // share.
                .executor(Thread::startVirtualThread)
                .buildAsync();
    }

    private static <T> T await(AsyncCache<SetKey, T> cache, SetKey key, Supplier<T> load) {
        try {
            return cache.get(key, (_, executor) -> CompletableFuture.supplyAsync(load, executor))
                    .join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private StoredKey make(SetKey key) {
        try {
            JWK jwk = new RSAKeyGenerator(RSA_BITS)
                    .secureRandom(random)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            byte[] plain = jwk.toJSONString().getBytes(StandardCharsets.UTF_8);
            return new StoredKey(jwk.getKeyID(), sealer.seal(context(key.project, key.set, jwk.getKeyID()), plain));
        } catch (JOSEException missing) {
            throw new IllegalStateException("Every Java platform makes RSA keys.", missing);
        }
    }

    private SigningKey open(SetKey key, StoredKey stored) {
        byte[] plain = sealer.open(context(key.project, key.set, stored.kid()), stored.sealed());
        try {
            return new SigningKey(JWK.parse(new String(plain, StandardCharsets.UTF_8)));
        } catch (ParseException malformed) {
            throw new IllegalStateException("The key " + stored.kid() + " is no JSON Web Key.", malformed);
        }
    }

    /** What a sealed key is bound to, so that it opens in no other place. */
    static String context(Object project, Object set, Object kid) {
        return "oauth2.keys/%s/%s/%s".formatted(project, set, kid);
    }
}
