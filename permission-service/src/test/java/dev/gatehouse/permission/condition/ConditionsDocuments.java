package dev.gatehouse.permission.condition;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Settings with one condition. */
final class ConditionsDocuments {

    private ConditionsDocuments() {}

    static ObjectNode of(String name, String expression, String... namesAndTypes) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode condition = document.putObject(name).put("expression", expression);
        ObjectNode parameters = condition.putObject("parameters");
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            parameters.put(namesAndTypes[i], namesAndTypes[i + 1]);
        }
        return document;
    }
}
