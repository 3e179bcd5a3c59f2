package dev.gatehouse.permission.condition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The member {@code conditions} of the permission settings:
 * {@code {"<name>": {"expression": "<CEL>", "parameters": {"<name>": "<type>"}}}}.
 */
public final class ConditionsDocument {

    private static final int MOST_CONDITIONS = 100;
    private static final int MOST_PARAMETERS = 32;
    private static final Pattern CONDITION_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");
    private static final Pattern PARAMETER_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    /** What no variable of CEL may be called. */
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private ConditionsDocument() {}

    /**
     * What is wrong with a document.
     *
     * @param pointer where, as a JSON pointer below {@code conditions}; empty for all of it
     */
    public record Fault(String pointer, String message) {}

    /** The conditions of a document that was checked when it was stored. What is wrong nevertheless is not known at evaluation. */
    public static Conditions read(@Nullable JsonNode document) {
        Map<String, DeclaredCondition> declared = declared(document, new ArrayList<>());
        return declared.isEmpty() ? Conditions.NONE : new DeclaredConditions(declared);
    }

    /** Checks a document before it is stored, by compiling all of it. */
    public static List<Fault> faults(@Nullable JsonNode document) {
        List<Fault> faults = new ArrayList<>();
        declared(document, faults)
                .forEach((name, condition) -> condition
                        .fault()
                        .ifPresent(message -> faults.add(new Fault(pointer(name, "expression"), message))));
        return List.copyOf(faults);
    }

    private static Map<String, DeclaredCondition> declared(@Nullable JsonNode document, List<Fault> faults) {
        if (document == null || document.isNull() || document.isMissingNode()) {
            return Map.of();
        }
        if (!document.isObject()) {
            faults.add(new Fault("", "must be an object"));
            return Map.of();
        }
        if (document.size() > MOST_CONDITIONS) {
            faults.add(new Fault("", "must not have more than %d conditions".formatted(MOST_CONDITIONS)));
            return Map.of();
        }
        Map<String, DeclaredCondition> declared = new LinkedHashMap<>();
        document.forEachEntry((name, declaration) -> {
            int before = faults.size();
            DeclaredCondition condition = condition(name, declaration, faults);
            if (faults.size() == before) {
                declared.put(name, condition);
            }
        });
        return declared;
    }

    private static DeclaredCondition condition(String name, JsonNode declaration, List<Fault> faults) {
        if (!CONDITION_NAME.matcher(name).matches()) {
            faults.add(
                    new Fault(
                            pointer(name),
                            "the name of a condition must be letters, digits, \"_\", \".\" and \"-\", at most 64, and not begin with a digit"));
        }
        JsonNode expression = declaration.path("expression");
        if (!expression.isString() || expression.stringValue().isBlank()) {
            faults.add(new Fault(pointer(name, "expression"), "must be an expression in CEL"));
        }
        return new DeclaredCondition(expression.asString(""), parameters(name, declaration.path("parameters"), faults));
    }

    private static Map<String, ParameterType> parameters(String condition, JsonNode parameters, List<Fault> faults) {
        Map<String, ParameterType> types = new LinkedHashMap<>();
        if (parameters.isMissingNode() || parameters.isNull()) {
            return types;
        }
        if (!parameters.isObject() || parameters.size() > MOST_PARAMETERS) {
            faults.add(new Fault(
                    pointer(condition, "parameters"),
                    "must be an object of at most %d parameters and their types".formatted(MOST_PARAMETERS)));
            return types;
        }
        parameters.forEachEntry((name, notation) -> {
            String pointer = pointer(condition, "parameters", name);
            if (!PARAMETER_NAME.matcher(name).matches() || RESERVED.contains(name)) {
                faults.add(
                        new Fault(
                                pointer,
                                "the name of a parameter must be letters, digits and \"_\", at most 64, not begin with a digit, and be no word of CEL"));
                return;
            }
            ParameterType type = ParameterType.of(notation.asString("")).orElse(null);
            if (type == null) {
                faults.add(
                        new Fault(
                                pointer,
                                "must be one of bool, int, uint, double, string, bytes, duration, timestamp, ipaddress, any, list<type> and map<type>"));
            } else if (name.equals(DeclaredCondition.NOW) && type != ParameterType.Scalar.TIMESTAMP) {
                faults.add(new Fault(pointer, "\"now\" is the time of the request, so it must be a timestamp"));
            } else {
                types.put(name, type);
            }
        });
        return types;
    }

    private static String pointer(String... members) {
        StringBuilder pointer = new StringBuilder();
        for (String member : members) {
            pointer.append('/').append(member.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
