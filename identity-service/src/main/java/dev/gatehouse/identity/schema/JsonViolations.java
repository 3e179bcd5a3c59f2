package dev.gatehouse.identity.schema;

import com.networknt.schema.Error;
import dev.gatehouse.identity.wire.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What the validator found, in our words. Pages show them to people and compare them, so they are part of the wire contract
 * (identity.md §3.3).
 */
final class JsonViolations {

    private JsonViolations() {}

    // Absent and superfluous properties come one by one, and are reported together.
    static List<Violation> of(List<Error> errors) {
        Map<String, List<Error>> together = new LinkedHashMap<>();
        for (Error error : errors) {
            String where = error.getInstanceLocation() + " " + error.getSchemaLocation();
            together.computeIfAbsent(where, _ -> new ArrayList<>()).add(error);
        }
        return together.values().stream().map(JsonViolations::violation).toList();
    }

    /** The words for a value that is not in a format, as the keyword has them. */
    static String notInFormat(String format, String value) {
        return "%s is not valid %s".formatted(quoted(value), quoted(format));
    }

    private static Violation violation(List<Error> errors) {
        Error first = errors.getFirst();
        String instance = first.getInstanceLocation().toString();
        String schema = first.getSchemaLocation().getFragment().toString();
        String keyword = first.getKeyword();
        List<String> names =
                errors.stream().map(Error::getProperty).filter(Objects::nonNull).toList();
        return switch (keyword) {
            case "required" -> new Violation(instance, schema, keyword, missing(names), names);
            case "additionalProperties" -> new Violation(instance, schema, keyword, notAllowed(names), List.of());
            default ->
                new Violation(
                        instance,
                        schema,
                        keyword,
                        text(keyword, first.getSchemaNode(), first.getInstanceNode()),
                        List.of());
        };
    }

    private static String text(String keyword, JsonNode rule, JsonNode value) {
        return switch (keyword) {
            case "type" -> "expected %s, but got %s".formatted(types(rule), new JsonValue(value).type());
            case "const" -> "const failed";
            case "enum" -> enumeration(rule);
            case "format" -> "%s is not valid %s".formatted(quoted(value), quoted(rule));
            case "minLength" -> "length must be >= %s, but got %d".formatted(number(rule), length(value));
            case "maxLength" -> "length must be <= %s, but got %d".formatted(number(rule), length(value));
            case "pattern" -> "does not match pattern " + quoted(rule);
            case "minimum" -> "must be >= %s but found %s".formatted(number(rule), number(value));
            case "maximum" -> "must be <= %s but found %s".formatted(number(rule), number(value));
            case "exclusiveMinimum" -> "must be > %s but found %s".formatted(number(rule), number(value));
            case "exclusiveMaximum" -> "must be < %s but found %s".formatted(number(rule), number(value));
            case "multipleOf" -> "%s not multipleOf %s".formatted(number(value), number(rule));
            case "minItems" -> "minimum %s items allowed, but found %d items".formatted(number(rule), value.size());
            case "maxItems" -> "maximum %s items allowed, but found %d items".formatted(number(rule), value.size());
            case "uniqueItems" -> equalItems(value);
            case "minProperties" ->
                "minimum %s properties allowed, but found %d properties".formatted(number(rule), value.size());
            case "maxProperties" ->
                "maximum %s properties allowed, but found %d properties".formatted(number(rule), value.size());
            default -> keyword + " failed";
        };
    }

    private static String missing(List<String> names) {
        return "missing properties: " + quoted(names);
    }

    private static String notAllowed(List<String> names) {
        return "additionalProperties " + quoted(names) + " not allowed";
    }

    private static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(JsonViolations::quoted).toList());
    }

    private static String enumeration(JsonNode rule) {
        List<String> allowed = StreamSupport.stream(rule.spliterator(), false)
                .map(JsonViolations::quoted)
                .toList();
        return allowed.size() == 1
                ? "value must be " + allowed.getFirst()
                : "value must be one of " + String.join(", ", allowed);
    }

    private static String equalItems(JsonNode items) {
        for (int second = 1; second < items.size(); second++) {
            for (int first = 0; first < second; first++) {
                if (items.get(first).equals(items.get(second))) {
                    return "items at index %d and %d are equal".formatted(first, second);
                }
            }
        }
        return "uniqueItems failed";
    }

    private static String types(JsonNode rule) {
        if (rule.isString()) {
            return rule.stringValue();
        }
        List<String> names = new ArrayList<>();
        rule.forEach(name -> names.add(name.asString()));
        return String.join(" or ", names);
    }

    private static int length(JsonNode value) {
        String text = value.asString();
        return text.codePointCount(0, text.length());
    }

    private static String number(JsonNode value) {
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        return number.scale() < -20 ? number.toString() : number.toPlainString();
    }

    private static String quoted(JsonNode value) {
        return value.isString() ? quoted(value.stringValue()) : value.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
