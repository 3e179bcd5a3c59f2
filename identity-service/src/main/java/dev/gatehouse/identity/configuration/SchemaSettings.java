package dev.gatehouse.identity.configuration;

import java.util.List;
import java.util.Optional;

/**
 * The identity schemas of a project, in the order of its configuration.
 *
 * @param defaultId the schema of those who sign up, and of those created without one
 */
public record SchemaSettings(String defaultId, List<Reference> schemas) {

    /**
     * One schema.
     *
     * @param id free text, the operator's own name for it
     * @param url where its text is: {@code base64://}, {@code preset://}, {@code https://}
     */
    public record Reference(String id, String url) {}

    public SchemaSettings {
        schemas = List.copyOf(schemas);
    }

    /** The schema that the operator gave this name. */
    public Optional<Reference> find(String id) {
        return schemas.stream().filter(schema -> schema.id().equals(id)).findFirst();
    }

    static SchemaSettings parse(SettingsDocument settings) {
        List<Reference> schemas = settings.list("schemas", schema -> {
            Optional<String> id = schema.text("id");
            Optional<String> url = schema.text("url");
            return id.isEmpty() || url.isEmpty() ? null : new Reference(id.get(), url.get());
        });
        return new SchemaSettings(settings.text("default_schema_id").orElse("default"), schemas);
    }
}
