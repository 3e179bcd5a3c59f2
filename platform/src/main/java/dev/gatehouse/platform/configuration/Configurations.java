package dev.gatehouse.platform.configuration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * The typed configuration of one service for every tenant, parsed once per revision. Because a revision is immutable there
 * is nothing to invalidate: a change brings a new revision, which the next request carries.
 *
 * @param <T> the service's own immutable record
 */
public final class Configurations<T> {

    private static final int KEPT = 10_000;

    private record Key(ProjectId project, RevisionId revision) {}

    private final ConfigurationDocuments documents;
    private final ServiceName service;
    private final Function<ObjectNode, T> parser;
    private final Cache<Key, T> parsed = Caffeine.newBuilder().maximumSize(KEPT).build();

    public Configurations(ConfigurationDocuments documents, ServiceName service, Function<ObjectNode, T> parser) {
        this.documents = documents;
        this.service = service;
        this.parser = parser;
    }

    /** The configuration that rules a request of this tenant. */
    public T of(Tenant tenant) {
        return of(tenant.project(), tenant.revision());
    }

    /** The configuration of one revision, for jobs and events that carry it in their payload. */
    public T of(ProjectId project, RevisionId revision) {
        Key key = new Key(project, revision);
        T known = parsed.getIfPresent(key);
        if (known != null) {
            return known;
        }
        // Loaded outside the cache's lock: two callers may parse the same revision once each, which is harmless.
        T loaded = parser.apply(documents
                .find(project, revision, service)
                .orElseThrow(() -> new IllegalStateException(
                        "Revision %s of project %s was admitted but does not exist.".formatted(revision, project))));
        parsed.put(key, loaded);
        return loaded;
    }
}
