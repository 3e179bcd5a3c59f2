package dev.gatehouse.platform.assertion;

import dev.gatehouse.platform.secret.Sealer;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys by which the parts of an installation know one another. The list is kept in memory and read again every minute,
 * and when an assertion names a key that is not on it, so rotation needs no restart. When it cannot be read, the one in memory
 * goes on.
 */
public final class AssertionKeys {

    private static final Logger LOG = LoggerFactory.getLogger(AssertionKeys.class);

    static final Duration REFRESH = Duration.ofMinutes(1);
    // Whoever invents key ids makes us read the list, but not more often than this.
    static final Duration PAUSE = Duration.ofSeconds(1);

    private record Loaded(List<AssertionKey> keys, Map<String, AssertionKey> byId, Instant at) {
        static Loaded of(List<AssertionKey> keys, Instant at) {
            if (keys.isEmpty()) {
                throw new IllegalStateException("A source of keys always has one.");
            }
            return new Loaded(keys, keys.stream().collect(Collectors.toMap(AssertionKey::id, Function.identity())), at);
        }
    }

    private final AssertionKeySource source;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Loaded loaded;

    AssertionKeys(AssertionKeySource source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.loaded = Loaded.of(source.load(), clock.instant());
    }

    /**
     * The keys in {@code platform.assertion_keys}, which are made at the first start and rotate.
     *
     * @param lifetime the age at which a key is followed by a new one
     */
    public static AssertionKeys stored(
            JdbcClient jdbc, Sealer sealer, SecureRandom random, Clock clock, Duration lifetime) {
        return new AssertionKeys(new StoredAssertionKeys(jdbc, sealer, random, clock, lifetime), clock);
    }

    /** The keys in a PEM file, of which the first signs and all verify. */
    public static AssertionKeys mounted(Path file, Clock clock) {
        return new AssertionKeys(new MountedAssertionKeys(file), clock);
    }

    /** The key that signs now: the newest that is active. */
    AssertionKey signing() {
        Instant now = clock.instant();
        if (!now.isBefore(loaded.at().plus(REFRESH)) && loading.tryLock()) {
            // One request of many reads the list; the others sign with what there is.
            reloadAndUnlock(REFRESH);
        }
        List<AssertionKey> keys = loaded.keys();
        for (AssertionKey key : keys.reversed()) {
            if (!key.activeFrom().isAfter(now)) {
                return key;
            }
        }
        // The process that made the first key has a clock ahead of ours.
        return keys.getFirst();
    }

    /** The public part of a key on the list. */
    Optional<PublicKey> find(String id) {
        if (!clock.instant().isBefore(loaded.at().plus(REFRESH)) && loading.tryLock()) {
            reloadAndUnlock(REFRESH);
        }
        if (!loaded.byId().containsKey(id)) {
            loading.lock();
            reloadAndUnlock(PAUSE);
        }
        return Optional.ofNullable(loaded.byId().get(id)).map(AssertionKey::verifies);
    }

    private void reloadAndUnlock(Duration age) {
        try {
            Instant now = clock.instant();
            if (now.isBefore(loaded.at().plus(age))) {
                return;
            }
            try {
                loaded = Loaded.of(source.load(), now);
            } catch (RuntimeException unreachable) {
                LOG.warn("The keys of the assertion could not be read again; the known ones stay.", unreachable);
                loaded = new Loaded(loaded.keys(), loaded.byId(), now);
            }
        } finally {
            loading.unlock();
        }
    }
}
