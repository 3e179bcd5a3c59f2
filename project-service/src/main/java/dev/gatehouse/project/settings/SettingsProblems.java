package dev.gatehouse.project.settings;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.project.PermissionDocuments.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why settings are refused: always where, by which rule, and the value unless it is a secret. */
final class SettingsProblems {

    private static final int LONGEST_ECHO = 200;
    private static final int MOST_TOLD = 20;

    private SettingsProblems() {}

    /**
     * One broken rule.
     *
     * @param value a text, number or boolean; null where it must not or cannot be told
     * @param start where inside of the value, when it is a text with lines
     */
    record Violation(
            Pointer pointer,
            String rule,
            String explanation,
            @Nullable Object value,
            @Nullable Place start,
            @Nullable Place end) {

        Violation(Pointer pointer, String rule, String explanation, @Nullable Object value) {
            this(pointer, rule, explanation, value, null, null);
        }

        private String sentence() {
            String shown = value == null ? "" : ", but it is \"" + shorten(value.toString()) + "\"";
            return "%s breaks the rule \"%s\": %s%s.".formatted(pointer, rule, explanation, shown);
        }

        private Map<String, Object> details() {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("pointer", pointer.text());
            details.put("rule", rule);
            if (value != null) {
                details.put("value", value instanceof String text ? shorten(text) : value);
            }
            if (start != null && end != null) {
                details.put("start", details(start));
                details.put("end", details(end));
            }
            return details;
        }

        /** In the words of the syntax check (permission.md §13.1), so that one tool reads both. */
        private static Map<String, Object> details(Place place) {
            return Map.of("Line", place.line(), "column", place.column());
        }
    }

    static ProblemException refused(List<Violation> violations) {
        Map<String, Object> details = new LinkedHashMap<>(violations.getFirst().details());
        if (violations.size() > 1) {
            details.put(
                    "violations",
                    violations.stream().limit(MOST_TOLD).map(Violation::details).toList());
        }
        return Problem.of(ProblemCode.BAD_REQUEST, violations.getFirst().sentence())
                .withDetails(details)
                .exception();
    }

    static ProblemException refused(Pointer pointer, String rule, String explanation, @Nullable Object value) {
        return refused(List.of(new Violation(pointer, rule, explanation, value)));
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
    }
}
