package dev.gatehouse.permission.condition;

import dev.gatehouse.platform.PlatformConfiguration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as values that know nothing of it: {@code String}, {@code Boolean}, {@code Long}, {@code BigInteger}, {@code BigDecimal},
 * {@code List}, {@code Map} and null.
 */
public final class JsonValues {

    private static final JsonMapper JSON = PlatformConfiguration.strictJson();

    private JsonValues() {}

    /** The members of an object. {@code null} says the same as no member at all. */
    public static Map<String, Object> members(JsonNode object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEachEntry((name, member) -> {
            Object value = value(member);
            if (value != null) {
                members.put(name, value);
            }
        });
        return Collections.unmodifiableMap(members);
    }

    /** The members of an object in text; empty when it is none. */
    static Optional<Map<String, Object>> parse(String text) {
        if (text.isEmpty() || text.equals("{}")) {
            return Optional.of(Map.of());
        }
        try {
            JsonNode parsed = JSON.readTree(text);
            return parsed.isObject() ? Optional.of(members(parsed)) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** The value of a node. */
    static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> node.booleanValue();
            case STRING -> node.stringValue();
            case NUMBER -> number(node);
            case ARRAY -> elements(node);
            case OBJECT -> entries(node);
            case BINARY, POJO -> throw new IllegalStateException("This was not read from JSON: " + node.getNodeType());
        };
    }

    private static Object number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            return node.decimalValue();
        }
        return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
    }

    private static List<@Nullable Object> elements(JsonNode array) {
        List<@Nullable Object> elements = new ArrayList<>(array.size());
        array.forEach(element -> elements.add(value(element)));
        return Collections.unmodifiableList(elements);
    }

    private static Map<String, @Nullable Object> entries(JsonNode object) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        object.forEachEntry((name, member) -> entries.put(name, value(member)));
        return Collections.unmodifiableMap(entries);
    }
}
