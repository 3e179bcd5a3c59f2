package dev.gatehouse.identity.schema;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.configuration.SchemaSettings.Reference;
import dev.gatehouse.identity.problem.IdentityProblems;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The identity schemas of every project, compiled once. They are kept by their address, which for all but fetched ones is
 * their content, so a new revision brings new addresses and there is nothing to invalidate.
 */
@Component
public class IdentitySchemas {

    private static final Logger log = LoggerFactory.getLogger(IdentitySchemas.class);

    private final SchemaDocuments documents;
    private final SchemaParser parser;
    private final Cache<String, IdentitySchema> fixed =
            Caffeine.newBuilder().maximumSize(2_000).build();
    private final Cache<String, IdentitySchema> fetched = Caffeine.newBuilder()
            .maximumSize(500)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    IdentitySchemas(SchemaDocuments documents, SchemaParser parser) {
        this.documents = documents;
        this.parser = parser;
    }

    /** The schema under an id; empty when the project has none of that name. */
    public Optional<IdentitySchema> find(Realm realm, String id) {
        return realm.configuration().schemas().find(id).map(this::require);
    }

    /** The schema behind a reference of the configuration; refused with 500 when its source cannot be read. */
    IdentitySchema require(Reference reference) {
        Cache<String, IdentitySchema> cache = SchemaDocuments.remote(reference.url()) ? fetched : fixed;
        IdentitySchema known = cache.getIfPresent(reference.url());
        if (known != null) {
            return known;
        }
        try {
            // Loaded outside the cache's lock, since it may wait for a network.
            IdentitySchema schema = parser.parse(documents.load(reference.url()));
            cache.put(reference.url(), schema);
            return schema;
        } catch (UnreadableSchemaException unreadable) {
            log.warn("The identity schema {} cannot be used.", reference.id(), unreadable);
            throw IdentityProblems.schemaUnreadable(reference.id());
        }
    }
}
