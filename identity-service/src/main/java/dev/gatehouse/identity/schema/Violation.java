package dev.gatehouse.identity.schema;

import java.util.List;

/**
 * One way in which traits break their schema.
 *
 * @param instance JSON pointer to the value, from the object that holds {@code traits}
 * @param schema JSON pointer to the keyword
 * @param keyword the last part of that pointer
 * @param text what people read
 * @param missing the absent properties, when the keyword is {@code required}
 */
public record Violation(String instance, String schema, String keyword, String text, List<String> missing) {

    public Violation {
        missing = List.copyOf(missing);
    }

    /** The pointer to the schema that the keyword stands in. */
    String owner() {
        return schema.substring(0, Math.max(schema.lastIndexOf('/'), 0));
    }
}
