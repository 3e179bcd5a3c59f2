package dev.gatehouse.identity.flow;

import dev.gatehouse.identity.wire.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * The fields that were sent to a flow.
 *
 * @param fields by name; what came under dotted names is nested
 * @param form whether they came as text only, so that types are still to be found by a schema
 */
public record Submission(Map<String, JsonValue> fields, boolean form) {

    public Submission {
        fields = Map.copyOf(fields);
    }

    /** A field as it was sent. */
    public Optional<JsonValue> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** A field that is text and not empty. */
    public Optional<String> text(String name) {
        return find(name).filter(JsonValue::isText).map(JsonValue::asText).filter(value -> !value.isEmpty());
    }
}
