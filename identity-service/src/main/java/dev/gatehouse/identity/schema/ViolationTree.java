package dev.gatehouse.identity.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Violations in the order of the schemas they stand in. A schema with one violation reports it as it is; one with several
 * reports {@code validation failed} and lists them indented, and so on upwards:
 *
 * <pre>
 * I[#] S[#] validation failed
 *   I[#/traits/age] S[#/properties/traits/properties/age/minimum] must be &gt;= 3 but found 1
 *   I[#/traits] S[#/properties/traits/required] missing properties: "email"
 * </pre>
 */
final class ViolationTree {

    private final String instance;
    private final String schema;
    private final List<Violation> own = new ArrayList<>();
    private final Map<String, ViolationTree> below = new LinkedHashMap<>();

    private ViolationTree(String instance, String schema) {
        this.instance = instance;
        this.schema = schema;
    }

    static ViolationTree of(List<Violation> violations) {
        ViolationTree root = new ViolationTree("", "");
        for (Violation violation : violations) {
            root.place(violation).own.add(violation);
        }
        return root;
    }

    String text() {
        return String.join("\n", lines());
    }

    private List<String> lines() {
        List<List<String>> parts = new ArrayList<>();
        own.forEach(violation -> parts.add(List.of(line(violation.instance(), violation.schema(), violation.text()))));
        below.values().forEach(tree -> parts.add(tree.lines()));
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(instance, schema, "validation failed"));
        parts.forEach(part -> part.forEach(text -> lines.add("  " + text)));
        return lines;
    }

    private static String line(String instance, String schema, String text) {
        return "I[#" + instance + "] S[#" + schema + "] " + text;
    }

    /** Walks from schema to sub-schema: {@code properties/x} and {@code items} step down in the instance as well. */
    private ViolationTree place(Violation violation) {
        String[] steps = violation.owner().split("/");
        String[] names = violation.instance().split("/");
        ViolationTree at = this;
        StringBuilder path = new StringBuilder();
        StringBuilder value = new StringBuilder();
        int depth = 1;
        for (int i = 1; i < steps.length; i++) {
            path.append('/').append(steps[i]);
            boolean named = steps[i].equals("properties") && i + 1 < steps.length;
            if (named) {
                path.append('/').append(steps[++i]);
            }
            if (!named && !steps[i].equals("items") && !steps[i].equals("additionalProperties")) {
                continue;
            }
            if (depth < names.length) {
                value.append('/').append(names[depth++]);
            }
            String where = value.toString();
            String schemaPath = path.toString();
            at = at.below.computeIfAbsent(schemaPath + " " + where, _ -> new ViolationTree(where, schemaPath));
        }
        return at;
    }
}
