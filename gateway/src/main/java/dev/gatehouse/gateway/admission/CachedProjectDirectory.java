package dev.gatehouse.gateway.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.gateway.ProjectDirectory;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Remembers the answers of a directory for as long as its head stays the same. What does not exist is remembered too, in a
 * place of its own, so that guessing hosts or tokens neither reaches the database again nor pushes out what exists.
 */
public final class CachedProjectDirectory implements ProjectDirectory {

    private static final int KEPT = 20_000;

    private final ProjectDirectory directory;
    private final Answers<String, Project> hosts = new Answers<>();
    private final Answers<String, Project> slugs = new Answers<>();
    private final Answers<ProjectId, Project> ids = new Answers<>();
    private final Answers<TokenDigest, Holder> tokens = new Answers<>();

    public CachedProjectDirectory(ProjectDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Optional<Project> findByHost(String host) {
        return hosts.get(host, directory.head(), directory::findByHost);
    }

    @Override
    public Optional<Project> findBySlug(String slug) {
        return slugs.get(slug, directory.head(), directory::findBySlug);
    }

    @Override
    public Optional<Project> findById(ProjectId id) {
        return ids.get(id, directory.head(), directory::findById);
    }

    @Override
    public Optional<Holder> findToken(TokenDigest digest) {
        return tokens.get(digest, directory.head(), directory::findToken);
    }

    @Override
    public void tokenUsed(UUID token, Instant when) {
        directory.tokenUsed(token, when);
    }

    @Override
    public long head() {
        return directory.head();
    }

    /** An answer and the head at which it was asked for: read before asking, so that a change in between outdates it. */
    private record Answer<V>(long head, Optional<V> value) {}

    private static final class Answers<K, V> {

        private final Cache<K, Answer<V>> present =
                Caffeine.newBuilder().maximumSize(KEPT).build();
        private final Cache<K, Answer<V>> absent =
                Caffeine.newBuilder().maximumSize(KEPT).build();

        Optional<V> get(K key, long head, Function<K, Optional<V>> load) {
            Answer<V> known = present.getIfPresent(key);
            if (known == null || known.head() != head) {
                known = absent.getIfPresent(key);
            }
            if (known != null && known.head() == head) {
                return known.value();
            }
            Optional<V> loaded = load.apply(key);
            (loaded.isPresent() ? present : absent).put(key, new Answer<>(head, loaded));
            return loaded;
        }
    }
}
