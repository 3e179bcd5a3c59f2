package dev.gatehouse.project.settings;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One place in a service's settings, as its JSON Schema describes it with our annotations. What a value may look like is the
 * validator's business; this tree says who owns it and how it is treated.
 *
 * @param members the places below it, by name
 * @param element the place of each element, when it is a list
 * @param open whether names that the schema does not know are values here, as in a map of headers
 * @param ignored why a project cannot set it; such keys are dropped with a warning
 * @param server whether the server makes the value: shown to callers, and not taken from them
 * @param format whether it speaks of the request's own format and is not kept
 * @param secrecy what of the value is never shown
 * @param duration whether the value is a duration
 * @param clamp the bounds to which a number is moved, instead of being refused
 * @param initial the default of the schema
 * @param renames old places below it and where their values belong now, as pointers
 * @param identifiedBy the member by which elements of a list are matched with what is stored
 */
record SettingSchema(
        Map<String, SettingSchema> members,
        @Nullable SettingSchema element,
        boolean open,
        @Nullable String ignored,
        boolean server,
        boolean format,
        Secrecy secrecy,
        Lasting duration,
        @Nullable Clamp clamp,
        @Nullable JsonNode initial,
        Map<String, String> renames,
        @Nullable String identifiedBy) {

    /** What of a value is a secret. */
    enum Secrecy {
        NONE,
        VALUE,
        /** The password in the user information of a URI. */
        PASSWORD_IN_URI
    }

    /** Whether a value is a duration, and of which kind. */
    enum Lasting {
        NONE,
        FINITE,
        /** {@code -1} says that there is no end. */
        OR_UNLIMITED
    }

    record Clamp(BigDecimal minimum, BigDecimal maximum) {}

    /** The tree of a schema whose references are all to its own {@code $defs}. */
    static SettingSchema of(ObjectNode schema) {
        return read(schema, schema);
    }

    private static SettingSchema read(JsonNode node, ObjectNode root) {
        ObjectNode schema = resolve(node, root);
        Map<String, SettingSchema> members = new LinkedHashMap<>();
        schema.path("properties").forEachEntry((name, member) -> members.put(name, read(member, root)));
        JsonNode element = schema.get("items");
        JsonNode additional = schema.path("additionalProperties");
        Map<String, String> renames = new LinkedHashMap<>();
        schema.path("x-renames").forEachEntry((from, to) -> renames.put(from, to.stringValue()));
        return new SettingSchema(
                Map.copyOf(members),
                element == null ? null : read(element, root),
                additional.isObject() || additional.asBoolean(false),
                text(schema, "x-ignored"),
                schema.path("x-server").asBoolean(false),
                schema.path("x-format").asBoolean(false),
                switch (schema.path("x-secret").asString("")) {
                    case "" -> Secrecy.NONE;
                    case "value" -> Secrecy.VALUE;
                    case "password-in-uri" -> Secrecy.PASSWORD_IN_URI;
                    default -> throw new IllegalStateException("x-secret is value or password-in-uri.");
                },
                switch (schema.path("x-duration").asString("")) {
                    case "" -> Lasting.NONE;
                    case "finite" -> Lasting.FINITE;
                    case "or-unlimited" -> Lasting.OR_UNLIMITED;
                    default -> throw new IllegalStateException("x-duration is finite or or-unlimited.");
                },
                schema.path("x-clamp").asBoolean(false)
                        ? new Clamp(
                                schema.get("minimum").decimalValue(),
                                schema.get("maximum").decimalValue())
                        : null,
                schema.get("default"),
                Map.copyOf(renames),
                text(schema, "x-identified-by"));
    }

    /** A schema beside a reference narrows what the reference says, here as in the validator. */
    private static ObjectNode resolve(JsonNode node, ObjectNode root) {
        String reference = node.path("$ref").asString("");
        if (reference.isEmpty()) {
            return (ObjectNode) node;
        }
        ObjectNode narrowed = resolve(root.at(reference.substring(1)), root).deepCopy();
        ObjectNode own = ((ObjectNode) node).deepCopy();
        own.remove("$ref");
        return JsonTrees.merge(narrowed, own);
    }

    private static @Nullable String text(ObjectNode schema, String keyword) {
        JsonNode value = schema.get(keyword);
        return value == null ? null : value.stringValue();
    }
}
