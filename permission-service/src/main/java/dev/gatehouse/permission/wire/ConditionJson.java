package dev.gatehouse.permission.wire;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The condition of a tuple as JSON. A missing context is an empty one. */
@JsonPropertyOrder({"name", "context"})
public record ConditionJson(@Nullable String name, @Nullable ObjectNode context) {

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_CONTEXT = 16_384;

    static ConditionJson of(TupleTerms.Condition condition) {
        return new ConditionJson(condition.name(), CanonicalJson.read(condition.context()));
    }

    TupleTerms.Condition condition(Place place) {
        if (name == null || name.isEmpty()) {
            throw place.tupleField(PermissionProblems.emptyName("condition.name"), "condition.name");
        }
        if (name.length() > LONGEST_NAME) {
            throw place.tupleField(PermissionProblems.longName("condition.name", LONGEST_NAME), "condition.name");
        }
        JsonNode given = context;
        String text = given == null ? "{}" : CanonicalJson.write(given);
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_CONTEXT) {
            throw place.tupleField(
                    PermissionProblems.longName("condition.context", LONGEST_CONTEXT), "condition.context");
        }
        return new TupleTerms.Condition(name, text);
    }
}
