package dev.gatehouse.project.settings;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.project.settings.SettingSchema.Secrecy;
import dev.gatehouse.project.settings.SettingsProblems.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of one service's settings: what is valid, who owns which key, and what holds when nobody sets it. */
final class ServiceSettingsSchema {

    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keywords(Stream.of(
                            "x-clamp",
                            "x-duration",
                            "x-format",
                            "x-identified-by",
                            "x-ignored",
                            "x-renames",
                            "x-secret",
                            "x-server")
                    .map(NonValidationKeyword::new)
                    .toList())
            .build();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(DIALECT);

    // Rules about rules: their own sub-rules say what is wrong.
    private static final List<String> ENCLOSING = List.of("allOf", "anyOf", "oneOf", "if", "then", "else", "$ref");

    private final ServiceName service;
    private final Schema validator;
    private final SettingSchema root;
    private final ObjectNode defaults;

    private ServiceSettingsSchema(ServiceName service, ObjectNode schema) {
        this.service = service;
        this.validator = REGISTRY.getSchema(schema);
        this.root = SettingSchema.of(schema);
        this.defaults = JsonNodeFactory.instance.objectNode();
        root.members().forEach((name, member) -> fill(defaults, name, member));
    }

    static ServiceSettingsSchema load(ServiceName service, JsonMapper json) {
        String name = service.key() + ".schema.json";
        try (InputStream resource = ServiceSettingsSchema.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("The schema " + name + " is part of this module.");
            }
            return new ServiceSettingsSchema(service, (ObjectNode) json.readTree(resource));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    SettingSchema root() {
        return root;
    }

    /** What holds where nobody sets anything; a copy for the caller to build on. */
    ObjectNode defaults() {
        return defaults.deepCopy();
    }

    /** All rules that settings without their defaults break. */
    List<Violation> violations(ObjectNode settings) {
        return validator.validate(settings).stream()
                .filter(error -> !ENCLOSING.contains(error.getKeyword()))
                .map(this::violation)
                .toList();
    }

    private Violation violation(Error error) {
        Pointer pointer = Pointer.toSettings(service.key());
        SettingSchema setting = root;
        boolean secret = false;
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            Object step = error.getInstanceLocation().getElement(i);
            pointer = step instanceof Integer index ? pointer.child(index) : pointer.child(step.toString());
            setting = setting == null ? null : below(setting, step);
            secret |= setting != null && setting.secrecy() != Secrecy.NONE;
        }
        String property = error.getProperty();
        if (property != null) {
            pointer = pointer.child(property);
        }
        JsonNode value = error.getInstanceNode();
        // Objects and lists may contain secrets, and say little.
        boolean told = property == null && !secret && value != null && value.isValueNode();
        String explanation = setting != null && setting.duration() != SettingSchema.Lasting.NONE
                ? "it must be a duration such as 72h or 1h30m"
                : error.getMessage();
        return new Violation(pointer, error.getKeyword(), explanation, told ? plain(value) : null);
    }

    private static @Nullable Object plain(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.stringValue();
            case NUMBER -> value.numberValue();
            case BOOLEAN -> value.booleanValue();
            default -> null;
        };
    }

    private static @Nullable SettingSchema below(SettingSchema setting, Object step) {
        return step instanceof Integer ? setting.element() : setting.members().get(step.toString());
    }

    private static void fill(ObjectNode parent, String name, SettingSchema setting) {
        JsonNode initial = setting.initial();
        if (initial != null) {
            parent.set(name, longForm(setting, initial.deepCopy()));
            return;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, SettingSchema> member : setting.members().entrySet()) {
            fill(object, member.getKey(), member.getValue());
        }
        if (!object.isEmpty()) {
            parent.set(name, object);
        }
    }

    private static JsonNode longForm(SettingSchema setting, JsonNode initial) {
        return setting.duration() == SettingSchema.Lasting.NONE
                ? initial
                : JsonNodeFactory.instance.stringNode(
                        GoDuration.longForm(initial.stringValue()).orElseThrow());
    }
}
