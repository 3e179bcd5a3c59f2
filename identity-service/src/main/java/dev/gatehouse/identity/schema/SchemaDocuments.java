package dev.gatehouse.identity.schema;

import dev.gatehouse.platform.outgoing.GuardedFetch;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Fetches the text of a schema from where the configuration says it is (identity.md §14). */
@Component
class SchemaDocuments {

    private static final Set<String> PRESETS = Set.of("email", "username", "basic", "blank");

    private final GuardedFetch fetch;

    SchemaDocuments(GuardedFetch fetch) {
        this.fetch = fetch;
    }

    /** Whether the text may change although its address does not. */
    static boolean remote(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    /** The text behind an address; an {@link UnreadableSchemaException} when there is none. */
    byte[] load(String url) {
        if (url.startsWith("base64://")) {
            return decode(url.substring("base64://".length()));
        }
        if (url.startsWith("preset://")) {
            return preset(url.substring("preset://".length()));
        }
        if (remote(url)) {
            try {
                return fetch.get(url);
            } catch (IOException failure) {
                throw new UnreadableSchemaException("An identity schema could not be fetched.", failure);
            }
        }
        throw new UnreadableSchemaException("An identity schema is read from base64://, preset:// or https:// only.");
    }

    private static byte[] decode(String text) {
        try {
            // People paste either alphabet of base64, with and without padding.
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException broken) {
            throw new UnreadableSchemaException("An identity schema is not valid base64.", broken);
        }
    }

    private static byte[] preset(String name) {
        if (!PRESETS.contains(name)) {
            throw new UnreadableSchemaException("There is no preset for identity schemas named " + name);
        }
        try (InputStream resource = SchemaDocuments.class.getResourceAsStream("preset-" + name + ".json")) {
            if (resource == null) {
                throw new IllegalStateException("The preset " + name + " is a resource of this module.");
            }
            return resource.readAllBytes();
        } catch (IOException failure) {
            throw new UnreadableSchemaException("A preset could not be read.", failure);
        }
    }
}
