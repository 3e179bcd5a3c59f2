package dev.gatehouse.oauth2.configuration;

import dev.gatehouse.platform.secret.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads values out of an effective document, whose types its schema has enforced before it was stored. */
record Document(ObjectNode root) {

    @Nullable String text(String pointer) {
        JsonNode value = root.at(pointer);
        return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
    }

    String text(String pointer, String otherwise) {
        String text = text(pointer);
        return text == null ? otherwise : text;
    }

    boolean flag(String pointer, boolean otherwise) {
        JsonNode value = root.at(pointer);
        return value.isBoolean() ? value.booleanValue() : otherwise;
    }

    int number(String pointer, int otherwise) {
        JsonNode value = root.at(pointer);
        return value.isIntegralNumber() ? value.intValue() : otherwise;
    }

    Duration duration(String pointer, String otherwise) {
        return GoDuration.parse(text(pointer, otherwise));
    }

    List<String> texts(String pointer, List<String> otherwise) {
        JsonNode value = root.at(pointer);
        return value.isArray() ? value.valueStream().map(JsonNode::stringValue).toList() : otherwise;
    }

    List<Secret> secrets(String pointer) {
        return texts(pointer, List.of()).stream().map(Secret::new).toList();
    }
}
