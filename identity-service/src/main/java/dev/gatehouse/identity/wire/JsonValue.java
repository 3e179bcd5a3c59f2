package dev.gatehouse.identity.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.JsonNodeType;

/**
 * JSON that this service keeps and gives back without having a say in it: traits, metadata, values of inputs. What decides
 * passes it on, and asks its text at most.
 */
public record JsonValue(
        @com.fasterxml.jackson.annotation.JsonValue JsonNode node) {

    /** The JSON null. */
    public static final JsonValue NULL = new JsonValue(JsonNodeFactory.instance.nullNode());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JsonValue {
        // The annotation says how it is read.
    }

    public static JsonValue text(String text) {
        return new JsonValue(JsonNodeFactory.instance.stringNode(text));
    }

    /** An object without members. */
    public static JsonValue object() {
        return new JsonValue(JsonNodeFactory.instance.objectNode());
    }

    public boolean isNull() {
        return node.isNull();
    }

    public boolean isText() {
        return node.isString();
    }

    public boolean isObject() {
        return node.isObject();
    }

    /** The text of a text, and something readable of anything else. */
    public String asText() {
        return node.asString();
    }

    /** The name of its type in JSON Schema. */
    public String type() {
        JsonNodeType type = node.getNodeType();
        return switch (type) {
            case BINARY, POJO, STRING -> "string";
            case MISSING, NULL -> "null";
            case NUMBER, BOOLEAN, OBJECT, ARRAY -> type.name().toLowerCase(Locale.ROOT);
        };
    }

    /** The members of an object, in order. */
    public Map<String, JsonValue> members() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), new JsonValue(member.getValue())));
        return members;
    }
}
