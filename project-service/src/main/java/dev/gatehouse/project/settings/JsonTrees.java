package dev.gatehouse.project.settings;

import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is done with whole trees of settings: laying one over another and putting them in order. */
final class JsonTrees {

    private JsonTrees() {}

    /** Lays a tree over another, which is changed: objects are merged, everything else (lists too) replaces. */
    static ObjectNode merge(ObjectNode below, ObjectNode above) {
        above.forEachEntry((name, value) -> {
            if (value instanceof ObjectNode upper && below.get(name) instanceof ObjectNode lower) {
                merge(lower, upper);
            } else {
                below.set(name, value.deepCopy());
            }
        });
        return below;
    }

    /** The same tree with the members of every object in alphabetical order, so that equal settings are equal texts. */
    static ObjectNode sorted(ObjectNode tree) {
        TreeMap<String, JsonNode> members = new TreeMap<>();
        tree.forEachEntry(members::put);
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        members.forEach((name, value) -> ordered.set(name, sortedValue(value)));
        return ordered;
    }

    private static JsonNode sortedValue(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> sorted(object);
            case ArrayNode list -> {
                ArrayNode ordered = JsonNodeFactory.instance.arrayNode(list.size());
                list.forEach(element -> ordered.add(sortedValue(element)));
                yield ordered;
            }
            default -> value;
        };
    }

    /** The object at a name, made when there is none. */
    static ObjectNode objectAt(ObjectNode tree, String... names) {
        ObjectNode here = tree;
        for (String name : names) {
            here = here.get(name) instanceof ObjectNode member ? member : here.putObject(name);
        }
        return here;
    }
}
