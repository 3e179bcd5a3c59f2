package dev.gatehouse.permission.wire;

import dev.gatehouse.platform.PlatformConfiguration;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One text for one JSON value: members sorted, no blanks, numbers with the digits they came with. Equal texts are equal values. */
final class CanonicalJson {

    private static final JsonMapper JSON = PlatformConfiguration.strictJson();

    private CanonicalJson() {}

    static String write(JsonNode value) {
        return JSON.writeValueAsString(sorted(value));
    }

    static ObjectNode read(String text) {
        return (ObjectNode) JSON.readTree(text);
    }

    private static JsonNode sorted(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                TreeMap<String, JsonNode> members = new TreeMap<>();
                object.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
                yield JSON.createObjectNode().setAll(members);
            }
            case ArrayNode array -> {
                ArrayNode items = JSON.createArrayNode();
                array.forEach(item -> items.add(sorted(item)));
                yield items;
            }
            default -> value;
        };
    }
}
