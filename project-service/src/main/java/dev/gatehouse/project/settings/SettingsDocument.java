package dev.gatehouse.project.settings;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of one service as a JSON object.
 *
 * @param tree not to be changed by whoever gets it
 */
public record SettingsDocument(ObjectNode tree) {

    /** Settings that want nothing otherwise than by default. */
    public static SettingsDocument none() {
        return new SettingsDocument(JsonNodeFactory.instance.objectNode());
    }

    /** Hides the content, which may hold secrets. */
    @Override
    public String toString() {
        return "SettingsDocument[hidden]";
    }
}
